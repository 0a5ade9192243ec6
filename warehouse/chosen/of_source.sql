CREATE OR REPLACE VIEW chosen.of_source AS
SELECT article_no, class_no, published_on
FROM marts.source_article
WHERE source_id = getvariable('source');
COMMENT ON VIEW chosen.of_source IS 'One row per segment that the source of the variable source has published or that cites it. Known limits: empty while the variable is unset.';
COMMENT ON COLUMN chosen.of_source.article_no IS 'Refers to marts.article_overview. Example: 40211';
COMMENT ON COLUMN chosen.of_source.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN chosen.of_source.published_on IS 'Publication day; null without a date. Example: 2011-10-21';
