-- Sorted by entity, so that a filter on one entity reads a few blocks instead of every mention.
CREATE OR REPLACE TABLE marts.entity_article AS
SELECT entity_id, article_id, CAST(count(*) AS INTEGER) AS mentions
FROM current.fact_mention
WHERE entity_id IS NOT NULL
GROUP BY entity_id, article_id
ORDER BY entity_id, article_id;
COMMENT ON TABLE marts.entity_article IS 'One row per entity and segment that names it; computed at load. Known limits: mentions whose entity is undecided are left out.';
COMMENT ON COLUMN marts.entity_article.entity_id IS 'Refers to dim_entity. Example: baghdad';
COMMENT ON COLUMN marts.entity_article.article_id IS 'Refers to fact_article. Example: 0f1e2d3c4b5a6978';
COMMENT ON COLUMN marts.entity_article.mentions IS 'Mentions of the entity in the segment. Example: 3';
