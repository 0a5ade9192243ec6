CREATE OR REPLACE VIEW marts.discovered_names AS
SELECT
    e.entity_id,
    e.name,
    e.type,
    e.aliases,
    count(*) AS mentions,
    count(DISTINCT m.article_id) AS articles,
    count(DISTINCT m.article_id) FILTER (a.is_canonical) AS stories,
    avg(m.confidence) AS mean_confidence,
    arg_min(m.mention_id, (NOT a.is_canonical, -m.confidence, m.mention_id)) AS example_mention_id
FROM current.fact_mention AS m
JOIN current.fact_article AS a USING (article_id)
JOIN main.dim_entity AS e ON e.entity_id = m.entity_id
WHERE NOT e.is_registered
GROUP BY ALL
ORDER BY stories DESC, mentions DESC, e.entity_id;
COMMENT ON VIEW marts.discovered_names IS 'One row per entity that texts name and the registry does not: candidates for it. Known limits: confidence ranks the rule that found the name, it is no probability.';
COMMENT ON COLUMN marts.discovered_names.entity_id IS 'Key, refers to dim_entity. Example: 7c6b5a4938271605';
COMMENT ON COLUMN marts.discovered_names.name IS 'Most frequent surface. Example: Tarn Harbour Board';
COMMENT ON COLUMN marts.discovered_names.type IS 'Entity type as discovered. Example: organization';
COMMENT ON COLUMN marts.discovered_names.aliases IS 'Every surface found. Example: [Harbour Board, Tarn Harbour Board]';
COMMENT ON COLUMN marts.discovered_names.mentions IS 'Mentions, copies counted. Example: 31';
COMMENT ON COLUMN marts.discovered_names.articles IS 'Distinct segments, copies counted. Example: 40';
COMMENT ON COLUMN marts.discovered_names.stories IS 'Distinct canonical segments: independent stories. Example: 25';
COMMENT ON COLUMN marts.discovered_names.mean_confidence IS 'Mean confidence of its mentions, 0 to 1. Example: 0.72';
COMMENT ON COLUMN marts.discovered_names.example_mention_id IS 'Refers to fact_mention: one to look at, the surest in an independent story. Example: 7c6b5a4938271605';
