-- How staged rows of discovered entities and the rows that are there become one row an id. The merge is commutative,
-- associative and idempotent, so any order and any cutting into batches ends in the same row: the longest name wins,
-- then the first in the alphabet. A row that the registry has given stays as it is.
CREATE OR REPLACE TEMP TABLE _merged AS
WITH staged AS (
    SELECT s.*
    FROM /* source */ AS s
    WHERE NOT EXISTS (SELECT 1 FROM main.dim_entity AS d WHERE d.entity_id = s.entity_id AND d.is_registered)
),
rows_of_one_id AS (
    SELECT * FROM staged
    UNION ALL BY NAME
    SELECT d.* FROM main.dim_entity AS d WHERE d.entity_id IN (SELECT entity_id FROM staged)
)
SELECT
    entity_id,
    arg_min(name, (-length(name), name)) AS name,
    min(type) AS type,
    list_sort(list_distinct(flatten(list(list_append(coalesce(aliases, []), name))))) AS aliases,
    bool_or(is_registered) AS is_registered
FROM rows_of_one_id
GROUP BY entity_id
