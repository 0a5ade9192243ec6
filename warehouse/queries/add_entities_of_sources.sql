-- Every source is also an organization that texts can mention.
INSERT INTO main.dim_entity BY NAME
SELECT
    entity_id,
    arg_min(name, (-length(name), name)) AS name,
    'organization' AS type,
    list_sort(list_distinct(flatten(list(coalesce(aliases, []))))) AS aliases,
    bool_or(is_registered) AS is_registered
FROM main.dim_source
WHERE entity_id IS NOT NULL AND entity_id NOT IN (SELECT entity_id FROM main.dim_entity)
GROUP BY entity_id
