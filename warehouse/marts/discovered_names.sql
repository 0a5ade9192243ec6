CREATE OR REPLACE TABLE marts.discovered_names AS
WITH in_article AS (
    SELECT m.entity_id, m.article_id, count(*) AS mentions, sum(m.confidence) AS confidence, min(m.mention_id) AS mention_id
    FROM current.fact_mention AS m
    SEMI JOIN (SELECT entity_id FROM main.dim_entity WHERE NOT is_registered) AS found ON found.entity_id = m.entity_id
    GROUP BY m.entity_id, m.article_id
),
counted AS (
    SELECT
        m.entity_id,
        CAST(sum(m.mentions) AS BIGINT) AS mentions,
        count(*) AS articles,
        count(*) FILTER (a.is_canonical) AS stories,
        sum(m.confidence) / sum(m.mentions) AS mean_confidence,
        coalesce(min(m.mention_id) FILTER (a.is_canonical), min(m.mention_id)) AS example_mention_id
    FROM in_article AS m
    JOIN current.fact_article AS a USING (article_id)
    GROUP BY m.entity_id
)
SELECT entity_id, e.name, e.type, e.aliases, c.mentions, c.articles, c.stories, c.mean_confidence, c.example_mention_id
FROM counted AS c
JOIN main.dim_entity AS e USING (entity_id)
ORDER BY c.stories DESC, c.mentions DESC, entity_id;
COMMENT ON TABLE marts.discovered_names IS 'One row per entity that texts name and the registry does not: candidates for it; computed at load. Known limits: confidence ranks the rule that found the name, it is no probability.';
COMMENT ON COLUMN marts.discovered_names.entity_id IS 'Key, refers to dim_entity. Example: 7c6b5a4938271605';
COMMENT ON COLUMN marts.discovered_names.name IS 'Most frequent surface. Example: Tarn Harbour Board';
COMMENT ON COLUMN marts.discovered_names.type IS 'Entity type as discovered. Example: organization';
COMMENT ON COLUMN marts.discovered_names.aliases IS 'Every surface found. Example: [Harbour Board, Tarn Harbour Board]';
COMMENT ON COLUMN marts.discovered_names.mentions IS 'Mentions, copies counted. Example: 31';
COMMENT ON COLUMN marts.discovered_names.articles IS 'Distinct segments, copies counted. Example: 40';
COMMENT ON COLUMN marts.discovered_names.stories IS 'Distinct canonical segments: independent stories. Example: 25';
COMMENT ON COLUMN marts.discovered_names.mean_confidence IS 'Mean confidence of its mentions, 0 to 1. Example: 0.72';
COMMENT ON COLUMN marts.discovered_names.example_mention_id IS 'Refers to fact_mention: one to look at, in an independent story where there is one. Example: 7c6b5a4938271605';
