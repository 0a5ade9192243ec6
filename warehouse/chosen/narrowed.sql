-- One row a segment: others join it, as a join by numbers of a known range needs no hashing, which a look-up in a set does.
CREATE OR REPLACE VIEW chosen.narrowed AS
WITH classed AS NOT MATERIALIZED (
    SELECT * FROM chosen.of_both
    WHERE coalesce(getvariable('kind'), getvariable('language'), getvariable('copies'), getvariable('dates')) IS NULL
    UNION ALL
    SELECT n.* FROM chosen.of_both AS n JOIN chosen.article_classes AS k USING (class_no)
    WHERE coalesce(getvariable('kind'), getvariable('language'), getvariable('copies'), getvariable('dates')) IS NOT NULL
)
SELECT article_no, class_no, published_on
FROM classed
WHERE (getvariable('from_date') IS NULL OR published_on >= CAST(getvariable('from_date') AS DATE))
    AND (getvariable('to_date') IS NULL OR published_on <= CAST(getvariable('to_date') AS DATE));
COMMENT ON VIEW chosen.narrowed IS 'One row per segment that the variables entity and source leave, whichever are set, and that the other variables leave. Known limits: empty while both are unset.';
COMMENT ON COLUMN chosen.narrowed.article_no IS 'Refers to marts.article_overview. Example: 40211';
COMMENT ON COLUMN chosen.narrowed.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN chosen.narrowed.published_on IS 'Publication day; null without a date. Example: 2011-10-21';
