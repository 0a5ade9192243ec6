CREATE OR REPLACE VIEW chosen.entity_counts AS
SELECT c.entity_no, c.articles, c.mentions, c.first_on, c.last_on, k.is_canonical
FROM marts.entity_counts AS c
JOIN chosen.article_classes AS k USING (class_no)
WHERE coalesce(getvariable('source'), getvariable('entity'), getvariable('from_date'), getvariable('to_date')) IS NULL
UNION ALL
SELECT entity_no, 1, mentions, published_on, published_on, is_canonical
FROM chosen.entity_article
WHERE entity_no NOT BETWEEN -100 AND 100
    OR coalesce(getvariable('source'), getvariable('entity'), getvariable('from_date'), getvariable('to_date')) IS NOT NULL;
COMMENT ON VIEW chosen.entity_counts IS 'One row per entity and class of segments that the variables leave for the most frequent, or per segment for the others and where dates, source or entity are set. Known limits: sum what is counted.';
COMMENT ON COLUMN chosen.entity_counts.is_canonical IS 'True for texts that stand for their cluster. Example: true';
