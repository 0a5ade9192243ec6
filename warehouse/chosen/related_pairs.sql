-- Written like chosen.article_overview.
CREATE OR REPLACE VIEW chosen.related_pairs AS
WITH narrow AS NOT MATERIALIZED (
    SELECT * FROM marts.related_pairs
    WHERE coalesce(getvariable('source'), getvariable('entity'), getvariable('kind'), getvariable('language'), getvariable('copies'), getvariable('dates')) IS NULL
    UNION ALL
    SELECT m.* FROM marts.related_pairs AS m JOIN chosen.article_classes AS k USING (class_no)
    WHERE coalesce(getvariable('source'), getvariable('entity')) IS NULL
        AND coalesce(getvariable('kind'), getvariable('language'), getvariable('copies'), getvariable('dates')) IS NOT NULL
    UNION ALL
    SELECT m.* FROM marts.related_pairs AS m JOIN chosen.narrowed AS n USING (article_no)
    WHERE coalesce(getvariable('source'), getvariable('entity')) IS NOT NULL
)
SELECT *
FROM narrow
WHERE (getvariable('from_date') IS NULL OR published_on >= CAST(getvariable('from_date') AS DATE))
    AND (getvariable('to_date') IS NULL OR published_on <= CAST(getvariable('to_date') AS DATE));
COMMENT ON VIEW chosen.related_pairs IS 'One row per row of marts.related_pairs whose first segment the variables leave. Known limits: none.';
