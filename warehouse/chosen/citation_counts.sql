CREATE OR REPLACE VIEW chosen.citation_counts AS
SELECT kind, cue, is_known, CASE WHEN getvariable('copies') IS NULL THEN citations ELSE citations_once END AS citations
FROM marts.citation_counts SEMI JOIN chosen.article_classes USING (class_no)
WHERE coalesce(getvariable('source'), getvariable('entity'), getvariable('from_date'), getvariable('to_date')) IS NULL
    AND (getvariable('copies') IS NULL OR citations_once > 0)
UNION ALL
SELECT kind, cue, is_known, 1
FROM chosen.citation_overview
WHERE coalesce(getvariable('source'), getvariable('entity'), getvariable('from_date'), getvariable('to_date')) IS NOT NULL;
COMMENT ON VIEW chosen.citation_counts IS 'One row per class of segments, kind of citation and reporting word that the variables leave, or per citation where dates, source or entity are set; with copies = independent, without repeats. Known limits: sum what is counted.';
