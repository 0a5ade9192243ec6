-- Discovered entities that no mention, no speaker and no source refers to.
DELETE FROM main.dim_entity
WHERE NOT is_registered
    AND entity_id NOT IN (
        SELECT entity_id FROM main.fact_mention WHERE entity_id IS NOT NULL
        UNION
        SELECT speaker_entity_id FROM main.fact_citation WHERE speaker_entity_id IS NOT NULL
        UNION
        SELECT entity_id FROM main.dim_source WHERE entity_id IS NOT NULL
    )
