-- Who is named in one sentence with whom?
SELECT one.name AS name, other.name AS other, c.stories, c.sentences
FROM marts.co_mentions AS c
JOIN dim_entity AS one ON one.entity_id = c.entity_id
JOIN dim_entity AS other ON other.entity_id = c.other_entity_id
ORDER BY c.stories DESC, c.sentences DESC, name, other
LIMIT 20;
