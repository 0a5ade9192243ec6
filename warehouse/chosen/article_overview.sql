CREATE OR REPLACE VIEW chosen.article_overview AS
SELECT
    a.*,
    CASE WHEN NOT a.date_is_stated THEN 'date uncertain' WHEN a.is_canonical THEN 'independent' ELSE 'copy' END AS story
FROM marts.article_overview AS a
SEMI JOIN chosen.article_classes AS k USING (class_no)
WHERE (getvariable('from_date') IS NULL OR a.published_on >= CAST(getvariable('from_date') AS DATE))
    AND (getvariable('to_date') IS NULL OR a.published_on <= CAST(getvariable('to_date') AS DATE))
    AND (getvariable('source') IS NULL OR a.article_no IN (SELECT s.article_no FROM chosen.of_source AS s))
    AND (getvariable('entity') IS NULL OR a.article_no IN (SELECT e.article_no FROM chosen.of_entity AS e));
COMMENT ON VIEW chosen.article_overview IS 'One row per row of marts.article_overview that the variables from_date, to_date, dates, kind, language, copies, source and entity leave. Known limits: none.';
COMMENT ON COLUMN chosen.article_overview.story IS 'independent, copy, or date uncertain where the date is only a bound. Example: independent';
