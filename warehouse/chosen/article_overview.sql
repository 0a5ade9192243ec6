-- One third of three is never empty: a semi-join can be pushed into the scan, a condition beside `or` cannot. The numbers of
-- chosen.narrowed have passed the other filters already.
CREATE OR REPLACE VIEW chosen.article_overview AS
WITH narrow AS NOT MATERIALIZED (
    SELECT * FROM marts.article_overview
    WHERE coalesce(getvariable('source'), getvariable('entity'), getvariable('kind'), getvariable('language'), getvariable('copies'), getvariable('dates')) IS NULL
    UNION ALL
    SELECT m.* FROM marts.article_overview AS m JOIN chosen.article_classes AS k USING (class_no)
    WHERE coalesce(getvariable('source'), getvariable('entity')) IS NULL
        AND coalesce(getvariable('kind'), getvariable('language'), getvariable('copies'), getvariable('dates')) IS NOT NULL
    UNION ALL
    SELECT m.* FROM marts.article_overview AS m JOIN chosen.narrowed AS n USING (article_no)
    WHERE coalesce(getvariable('source'), getvariable('entity')) IS NOT NULL
)
SELECT
    *,
    CASE WHEN NOT date_is_stated THEN 'date uncertain' WHEN is_canonical THEN 'independent' ELSE 'copy' END AS story
FROM narrow
WHERE (getvariable('from_date') IS NULL OR published_on >= CAST(getvariable('from_date') AS DATE))
    AND (getvariable('to_date') IS NULL OR published_on <= CAST(getvariable('to_date') AS DATE));
COMMENT ON VIEW chosen.article_overview IS 'One row per row of marts.article_overview that the variables from_date, to_date, dates, kind, language, copies, source and entity leave. Known limits: none.';
COMMENT ON COLUMN chosen.article_overview.story IS 'independent, copy, or date uncertain where the date is only a bound. Example: independent';
