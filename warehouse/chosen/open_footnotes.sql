CREATE OR REPLACE VIEW chosen.open_footnotes AS
SELECT
    reason,
    CASE WHEN getvariable('copies') IS NULL THEN footnotes ELSE footnotes_once END AS footnotes,
    CASE WHEN getvariable('copies') IS NULL THEN articles ELSE articles_once END AS articles
FROM marts.open_footnotes SEMI JOIN chosen.article_classes USING (class_no)
WHERE coalesce(getvariable('source'), getvariable('entity'), getvariable('from_date'), getvariable('to_date')) IS NULL
    AND (getvariable('copies') IS NULL OR footnotes_once > 0)
UNION ALL
SELECT reason, count(*), count(DISTINCT article_no)
FROM chosen.citation_overview
WHERE kind = 'footnote' AND source_id IS NULL
    AND coalesce(getvariable('source'), getvariable('entity'), getvariable('from_date'), getvariable('to_date')) IS NOT NULL
GROUP BY reason;
COMMENT ON VIEW chosen.open_footnotes IS 'One row per class of segments that the variables leave and reason, or per reason where dates, source or entity are set; with copies = independent, without repeats. Known limits: sum what is counted.';
