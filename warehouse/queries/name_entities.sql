-- Name and aliases of discovered entities. The name is the full one, in the spelling that texts use most (then the
-- longest, then the first in the alphabet); a short form ("Linde") may be more frequent and is an alias. The aliases are
-- all surfaces that texts use now, or those of the entity's source where no text mentions it.
UPDATE main.dim_entity AS e
SET name = n.name, aliases = n.aliases
FROM (
    WITH discovered AS (
        SELECT entity_id, name, name_key(name) AS name_key FROM main.dim_entity WHERE NOT is_registered
    ),
    of_sources AS (
        SELECT
            entity_id,
            arg_min(name, (-length(name), name)) AS name,
            list_sort(list_distinct(flatten(list(coalesce(aliases, []))))) AS aliases
        FROM main.dim_source
        WHERE NOT is_registered
        GROUP BY entity_id
    ),
    surfaces AS (
        SELECT entity_id, surface, count(*) AS occurrences
        FROM main.fact_mention
        SEMI JOIN discovered USING (entity_id)
        GROUP BY entity_id, surface
    ),
    of_texts AS (
        SELECT
            s.entity_id,
            arg_min(s.surface, (-s.occurrences, -length(s.surface), s.surface))
                FILTER (name_key(s.surface) = d.name_key) AS name,
            list_sort(list(s.surface)) AS aliases
        FROM surfaces AS s
        JOIN discovered AS d USING (entity_id)
        GROUP BY s.entity_id
    )
    SELECT
        d.entity_id,
        coalesce(t.name, o.name, d.name) AS name,
        coalesce(t.aliases, o.aliases) AS aliases
    FROM discovered AS d
    LEFT JOIN of_texts AS t USING (entity_id)
    LEFT JOIN of_sources AS o USING (entity_id)
    WHERE coalesce(t.aliases, o.aliases) IS NOT NULL
) AS n
WHERE e.entity_id = n.entity_id
    AND (e.name IS DISTINCT FROM n.name OR e.aliases IS DISTINCT FROM n.aliases)
