-- As merge_dim_entity.sql, for sources.
CREATE OR REPLACE TEMP TABLE _merged AS
WITH staged AS (
    SELECT s.*
    FROM /* source */ AS s
    WHERE NOT EXISTS (SELECT 1 FROM main.dim_source AS d WHERE d.source_id = s.source_id AND d.is_registered)
),
rows_of_one_id AS (
    SELECT * FROM staged
    UNION ALL BY NAME
    SELECT d.* FROM main.dim_source AS d WHERE d.source_id IN (SELECT source_id FROM staged)
)
SELECT
    source_id,
    arg_min(name, (-length(name), name)) AS name,
    min(kind) AS kind,
    min(domain) AS domain,
    list_sort(list_distinct(flatten(list(list_append(coalesce(aliases, []), name))))) AS aliases,
    bool_or(is_registered) AS is_registered,
    min(entity_id) AS entity_id
FROM rows_of_one_id
GROUP BY source_id
