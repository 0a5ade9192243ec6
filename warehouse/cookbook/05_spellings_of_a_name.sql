-- Under which spellings does each entity appear?
SELECT e.name, e.type, count(DISTINCT m.surface) AS spellings,
    string_agg(DISTINCT m.surface, ' | ' ORDER BY m.surface) AS surfaces
FROM current.fact_mention AS m
JOIN dim_entity AS e USING (entity_id)
GROUP BY e.entity_id, e.name, e.type
HAVING count(DISTINCT m.surface) > 1
ORDER BY spellings DESC, e.name
LIMIT 20;
