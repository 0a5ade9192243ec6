-- How often is one entity named, month by month? (SET VARIABLE entity = 'an entity_id'; unset: the most named one)
SELECT e.name, date_trunc('month', n.day)::DATE AS month, sum(n.stories) AS stories, sum(n.mentions) AS mentions
FROM marts.entity_by_day AS n
JOIN dim_entity AS e USING (entity_id)
WHERE n.entity_id = coalesce(
    getvariable('entity'),
    (SELECT entity_id FROM marts.entity_by_day GROUP BY entity_id ORDER BY sum(mentions) DESC, entity_id LIMIT 1)
)
GROUP BY ALL
ORDER BY month NULLS LAST;
