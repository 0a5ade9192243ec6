-- Written like chosen.article_overview.
CREATE OR REPLACE VIEW chosen.citation_overview AS
WITH narrow AS NOT MATERIALIZED (
    SELECT * FROM marts.citation_overview
    WHERE coalesce(getvariable('source'), getvariable('entity'), getvariable('kind'), getvariable('language'), getvariable('copies'), getvariable('dates')) IS NULL
    UNION ALL
    SELECT m.* FROM marts.citation_overview AS m JOIN chosen.article_classes AS k USING (class_no)
    WHERE coalesce(getvariable('source'), getvariable('entity')) IS NULL
        AND coalesce(getvariable('kind'), getvariable('language'), getvariable('copies'), getvariable('dates')) IS NOT NULL
    UNION ALL
    SELECT m.* FROM marts.citation_overview AS m JOIN chosen.narrowed AS n USING (article_no)
    WHERE coalesce(getvariable('source'), getvariable('entity')) IS NOT NULL
)
SELECT *
FROM narrow
WHERE (getvariable('copies') IS NULL OR NOT is_repeat)
    AND (getvariable('from_date') IS NULL OR published_on >= CAST(getvariable('from_date') AS DATE))
    AND (getvariable('to_date') IS NULL OR published_on <= CAST(getvariable('to_date') AS DATE));
COMMENT ON VIEW chosen.citation_overview IS 'One row per row of marts.citation_overview whose segment the variables leave; with copies = independent, without repeats. Known limits: none.';
