CREATE OR REPLACE VIEW marts.discovered_names AS
SELECT
    o.entity_id,
    o.name,
    o.type,
    e.aliases,
    o.mentions,
    o.articles,
    o.stories,
    o.confidence AS mean_confidence,
    a.article_id AS example_article_id,
    o.example_start_char,
    o.example_end_char
FROM marts.entity_overview AS o
JOIN main.dim_entity AS e USING (entity_id)
JOIN marts.article_overview AS a ON a.article_no = o.example_article_no
WHERE NOT o.is_registered
ORDER BY o.stories DESC, o.mentions DESC, o.entity_id;
COMMENT ON VIEW marts.discovered_names IS 'One row per entity that texts name and the registry does not: candidates for it. Known limits: confidence ranks the rule that found the name, it is no probability.';
COMMENT ON COLUMN marts.discovered_names.entity_id IS 'Key, refers to dim_entity. Example: 7c6b5a4938271605';
COMMENT ON COLUMN marts.discovered_names.name IS 'Most frequent surface. Example: Tarn Harbour Board';
COMMENT ON COLUMN marts.discovered_names.type IS 'Entity type as discovered. Example: organization';
COMMENT ON COLUMN marts.discovered_names.aliases IS 'Every surface found. Example: [Harbour Board, Tarn Harbour Board]';
COMMENT ON COLUMN marts.discovered_names.mentions IS 'Mentions, copies counted. Example: 31';
COMMENT ON COLUMN marts.discovered_names.articles IS 'Distinct segments, copies counted. Example: 40';
COMMENT ON COLUMN marts.discovered_names.stories IS 'Distinct canonical segments: independent stories. Example: 25';
COMMENT ON COLUMN marts.discovered_names.mean_confidence IS 'Mean confidence of its mentions, 0 to 1. Example: 0.72';
COMMENT ON COLUMN marts.discovered_names.example_article_id IS 'Refers to fact_article: the newest independent story that names it. Example: 0f1e2d3c4b5a6978';
COMMENT ON COLUMN marts.discovered_names.example_start_char IS 'Start of its first mention there, in code points of the text. Example: 214';
COMMENT ON COLUMN marts.discovered_names.example_end_char IS 'End of that mention (exclusive). Example: 218';
