CREATE OR REPLACE VIEW chosen.of_source AS
SELECT article_no FROM marts.article_overview WHERE publisher_id = getvariable('source')
UNION ALL
SELECT article_no FROM marts.citation_overview WHERE source_id = getvariable('source');
COMMENT ON VIEW chosen.of_source IS 'One row per segment that the source of the variable source has published, and per citation of it. Known limits: empty while the variable is unset.';
COMMENT ON COLUMN chosen.of_source.article_no IS 'Refers to marts.article_overview. Example: 40211';
