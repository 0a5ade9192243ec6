CREATE OR REPLACE VIEW chosen.of_both AS
SELECT * FROM chosen.of_entity WHERE getvariable('source') IS NULL
UNION ALL
SELECT * FROM chosen.of_source WHERE getvariable('entity') IS NULL
UNION ALL
SELECT e.* FROM chosen.of_entity AS e SEMI JOIN chosen.of_source AS s USING (article_no);
COMMENT ON VIEW chosen.of_both IS 'One row per segment that the variables entity and source leave, whichever are set. Known limits: empty while both are unset.';
COMMENT ON COLUMN chosen.of_both.article_no IS 'Refers to marts.article_overview. Example: 40211';
COMMENT ON COLUMN chosen.of_both.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN chosen.of_both.published_on IS 'Publication day; null without a date. Example: 2011-10-21';
