CREATE OR REPLACE VIEW chosen.publisher_counts AS
SELECT c.publisher_id, c.texts, k.is_canonical
FROM marts.publisher_counts AS c
JOIN chosen.article_classes AS k USING (class_no)
WHERE coalesce(getvariable('source'), getvariable('entity'), getvariable('from_date'), getvariable('to_date')) IS NULL
UNION ALL
SELECT publisher_id, 1, is_canonical
FROM chosen.article_overview
WHERE publisher_id IS NOT NULL
    AND coalesce(getvariable('source'), getvariable('entity'), getvariable('from_date'), getvariable('to_date')) IS NOT NULL;
COMMENT ON VIEW chosen.publisher_counts IS 'One row per publisher and class of segments that the variables leave, or per segment where dates, source or entity are set. Known limits: sum what is counted.';
COMMENT ON COLUMN chosen.publisher_counts.is_canonical IS 'True for texts that stand for their cluster. Example: true';
