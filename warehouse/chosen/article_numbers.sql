-- What passes the filters on entity and source is known without reading the texts' own rows.
CREATE OR REPLACE VIEW chosen.article_numbers AS
SELECT article_no FROM chosen.article_overview WHERE coalesce(getvariable('source'), getvariable('entity')) IS NULL
UNION ALL
SELECT article_no FROM chosen.narrowed WHERE coalesce(getvariable('source'), getvariable('entity')) IS NOT NULL;
COMMENT ON VIEW chosen.article_numbers IS 'One row per row of chosen.article_overview: its number, to count and to list by day. Known limits: none.';
COMMENT ON COLUMN chosen.article_numbers.article_no IS 'Refers to marts.article_overview. Example: 40211';
