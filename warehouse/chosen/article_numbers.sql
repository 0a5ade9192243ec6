-- What passes the filters on entity and source is known without reading the texts' own rows.
CREATE OR REPLACE VIEW chosen.article_numbers AS
WITH narrow AS NOT MATERIALIZED (
    SELECT article_no, published_on FROM marts.article_overview
    WHERE coalesce(getvariable('source'), getvariable('entity'), getvariable('kind'), getvariable('language'), getvariable('copies'), getvariable('dates')) IS NULL
    UNION ALL
    SELECT m.article_no, m.published_on FROM marts.article_overview AS m JOIN chosen.article_classes AS k USING (class_no)
    WHERE coalesce(getvariable('source'), getvariable('entity')) IS NULL
        AND coalesce(getvariable('kind'), getvariable('language'), getvariable('copies'), getvariable('dates')) IS NOT NULL
    UNION ALL
    SELECT article_no, published_on FROM chosen.narrowed WHERE coalesce(getvariable('source'), getvariable('entity')) IS NOT NULL
)
SELECT article_no
FROM narrow
WHERE (getvariable('from_date') IS NULL OR published_on >= CAST(getvariable('from_date') AS DATE))
    AND (getvariable('to_date') IS NULL OR published_on <= CAST(getvariable('to_date') AS DATE));
COMMENT ON VIEW chosen.article_numbers IS 'One row per row of chosen.article_overview: its number, to count and to list by day. Known limits: none.';
COMMENT ON COLUMN chosen.article_numbers.article_no IS 'Refers to marts.article_overview. Example: 40211';
