-- Name and aliases of discovered sources, from the facts that refer to them now: an alias goes with the last text that
-- used it. Spellings are the credited speakers, the surfaces of the source's entity and the outlets that metadata named,
-- as far as they are the same name; an acronym that texts use for the entity, and what the registry calls it, are aliases
-- as well. A source that no fact spells out keeps what was staged.
UPDATE main.dim_source AS s
SET name = n.name, aliases = n.aliases
FROM (
    WITH discovered AS (
        SELECT source_id, entity_id, name_key(name) AS name_key FROM main.dim_source WHERE NOT is_registered
    ),
    surfaces AS MATERIALIZED (
        SELECT DISTINCT d.source_id, d.name_key, m.surface
        FROM main.fact_mention AS m
        JOIN discovered AS d USING (entity_id)
    ),
    spelt AS (
        SELECT d.source_id, d.name_key, c.speaker AS spelling
        FROM main.fact_citation AS c
        JOIN discovered AS d USING (source_id)
        WHERE c.speaker IS NOT NULL
        UNION ALL
        SELECT source_id, name_key, surface FROM surfaces
        UNION ALL
        SELECT d.source_id, d.name_key, p.metadata_source
        FROM main.fact_article AS a
        JOIN discovered AS d ON d.source_id = a.publisher_id
        JOIN main.dim_document AS p USING (document_id)
        WHERE p.metadata_source IS NOT NULL
    ),
    spellings AS (SELECT source_id, name_key, spelling FROM spelt GROUP BY ALL),
    named AS (
        SELECT
            source_id,
            arg_min(spelling, (-length(spelling), spelling)) AS name,
            list(spelling) AS same_names
        FROM spellings
        WHERE name_key(spelling) = name_key
        GROUP BY source_id
    ),
    other_names AS (
        SELECT source_id, surface AS spelling
        FROM surfaces
        WHERE regexp_full_match(surface, '\p{Lu}[\p{L}\p{N}&.-]{0,6}\p{Lu}\.?')
        UNION
        SELECT d.source_id, unnest(list_append(coalesce(e.aliases, []), e.name))
        FROM main.dim_entity AS e
        JOIN discovered AS d USING (entity_id)
        WHERE e.is_registered
    ),
    others AS (SELECT source_id, list(spelling) AS names FROM other_names GROUP BY source_id)
    SELECT
        n.source_id,
        n.name,
        list_sort(list_distinct(list_concat(n.same_names, coalesce(o.names, [])))) AS aliases
    FROM named AS n
    LEFT JOIN others AS o USING (source_id)
) AS n
WHERE s.source_id = n.source_id
    AND (s.name IS DISTINCT FROM n.name OR s.aliases IS DISTINCT FROM n.aliases)
