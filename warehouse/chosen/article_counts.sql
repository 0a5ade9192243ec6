-- One of the two halves is always empty. Here, and in the other views of counts, the class tells what the cards ask besides.
CREATE OR REPLACE VIEW chosen.article_counts AS
WITH narrow AS NOT MATERIALIZED (
    SELECT class_no, published_on, texts, repeated,
        CASE WHEN getvariable('copies') IS NULL THEN with_agency ELSE with_agency_once END AS with_agency
    FROM marts.article_counts
    WHERE coalesce(getvariable('source'), getvariable('entity')) IS NULL
    UNION ALL
    SELECT m.class_no, m.published_on, 1, CAST(cluster_texts > 1 AS INTEGER),
        CAST(CASE WHEN getvariable('copies') IS NULL THEN cites_agency ELSE cites_agency_once END AS INTEGER)
    FROM marts.article_overview AS m JOIN chosen.narrowed AS n USING (article_no)
    WHERE coalesce(getvariable('source'), getvariable('entity')) IS NOT NULL
)
SELECT
    n.*, k.is_canonical, k.date_basis, k.date_is_stated,
    CASE WHEN NOT k.date_is_stated THEN 'date uncertain' WHEN k.is_canonical THEN 'independent' ELSE 'copy' END AS story
FROM narrow AS n
JOIN chosen.article_classes AS k USING (class_no)
WHERE (getvariable('from_date') IS NULL OR n.published_on >= CAST(getvariable('from_date') AS DATE))
    AND (getvariable('to_date') IS NULL OR n.published_on <= CAST(getvariable('to_date') AS DATE));
COMMENT ON VIEW chosen.article_counts IS 'One row per class of segments and day of publication that the variables leave, or per segment where source or entity is set. Known limits: sum what is counted.';
COMMENT ON COLUMN chosen.article_counts.with_agency IS 'Segments with a citation that leads to a source of kind agency; with copies = independent, with one that is no repeat. Example: 3';
COMMENT ON COLUMN chosen.article_counts.is_canonical IS 'True for texts that stand for their cluster. Example: true';
COMMENT ON COLUMN chosen.article_counts.date_basis IS 'Where the date comes from, as in fact_article; null without a date. Example: stated';
COMMENT ON COLUMN chosen.article_counts.date_is_stated IS 'True where the text or its metadata state the date; false where it is only a bound or missing. Example: true';
COMMENT ON COLUMN chosen.article_counts.story IS 'independent, copy, or date uncertain where the date is only a bound. Example: independent';
