SELECT m.article_id, e.name, e.type, m.surface, m.start_char, m.end_char
FROM current.fact_mention AS m
JOIN main.dim_entity AS e USING (entity_id)
WHERE NOT e.is_registered
