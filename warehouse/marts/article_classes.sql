-- What the filters ask of a text, numbered: a mart of millions of rows carries one small number instead of four columns.
CREATE OR REPLACE TABLE marts.article_classes AS
SELECT
    CAST(row_number() OVER (ORDER BY kind, "language", is_canonical, date_basis) AS USMALLINT) AS class_no,
    kind,
    "language",
    is_canonical,
    date_basis,
    coalesce(date_basis IN ('stated', 'metadata'), false) AS date_is_stated
FROM (
    SELECT DISTINCT kind, "language", is_canonical, CASE WHEN published_on IS NOT NULL THEN date_basis END AS date_basis
    FROM current.fact_article
);
COMMENT ON TABLE marts.article_classes IS 'One row per combination of kind, language, canonical or copy, and basis of the date that current segments have; computed at load. Known limits: class_no holds within one publication only.';
COMMENT ON COLUMN marts.article_classes.class_no IS 'Number of the combination in this publication. Example: 12';
COMMENT ON COLUMN marts.article_classes.kind IS 'article, teaser or fragment. Example: article';
COMMENT ON COLUMN marts.article_classes."language" IS 'ISO 639-1 code. Example: en';
COMMENT ON COLUMN marts.article_classes.is_canonical IS 'True for texts that stand for their cluster. Example: true';
COMMENT ON COLUMN marts.article_classes.date_basis IS 'Where the date comes from, as in fact_article; null without a date. Example: stated';
COMMENT ON COLUMN marts.article_classes.date_is_stated IS 'True where the text or its metadata state the date; false where it is only a bound or missing. Example: true';
