-- Discovered sources that no article and no citation refers to.
DELETE FROM main.dim_source
WHERE NOT is_registered
    AND source_id NOT IN (
        SELECT publisher_id FROM main.fact_article WHERE publisher_id IS NOT NULL
        UNION
        SELECT source_id FROM main.fact_citation WHERE source_id IS NOT NULL
    )
