-- Where texts are counted and nothing else is asked of them, what names the entity or the source tells enough.
CREATE OR REPLACE VIEW chosen.text_counts AS
WITH narrow AS NOT MATERIALIZED (
    SELECT class_no, published_on, texts
    FROM marts.article_counts
    WHERE coalesce(getvariable('source'), getvariable('entity')) IS NULL
        AND (getvariable('from_date') IS NULL OR published_on >= CAST(getvariable('from_date') AS DATE))
        AND (getvariable('to_date') IS NULL OR published_on <= CAST(getvariable('to_date') AS DATE))
    UNION ALL
    SELECT class_no, published_on, 1
    FROM chosen.narrowed
    WHERE coalesce(getvariable('source'), getvariable('entity')) IS NOT NULL
),
-- Through a list, of which the planner expects one row: it then looks the segments' classes up and not the other way round.
classes AS NOT MATERIALIZED (SELECT unnest(list(c), recursive := true) FROM chosen.article_classes AS c)
SELECT
    n.*, k.kind, k."language", k.is_canonical, k.date_basis, k.date_is_stated,
    CASE WHEN NOT k.date_is_stated THEN 'date uncertain' WHEN k.is_canonical THEN 'independent' ELSE 'copy' END AS story
FROM narrow AS n
JOIN classes AS k USING (class_no);
COMMENT ON VIEW chosen.text_counts IS 'One row per class of segments and day of publication that the variables leave, or per segment where source or entity is set. Known limits: sum what is counted.';
COMMENT ON COLUMN chosen.text_counts.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN chosen.text_counts.published_on IS 'Publication day; null without a date. Example: 2011-10-21';
COMMENT ON COLUMN chosen.text_counts.texts IS 'Segments of that class and day. Example: 14';
COMMENT ON COLUMN chosen.text_counts.kind IS 'article, teaser or fragment. Example: article';
COMMENT ON COLUMN chosen.text_counts."language" IS 'ISO 639-1 code. Example: en';
COMMENT ON COLUMN chosen.text_counts.is_canonical IS 'True for texts that stand for their cluster. Example: true';
COMMENT ON COLUMN chosen.text_counts.date_basis IS 'Where the date comes from, as in fact_article; null without a date. Example: stated';
COMMENT ON COLUMN chosen.text_counts.date_is_stated IS 'True where the text or its metadata state the date; false where it is only a bound or missing. Example: true';
COMMENT ON COLUMN chosen.text_counts.story IS 'independent, copy, or date uncertain where the date is only a bound. Example: independent';
