CREATE OR REPLACE VIEW chosen.source_counts AS
SELECT
    c.source_id,
    c.kind,
    c.is_dated,
    CASE WHEN getvariable('copies') IS NULL THEN c.citations ELSE c.citations_once END AS citations,
    CASE WHEN getvariable('copies') IS NULL THEN c.articles ELSE c.articles_once END AS articles,
    CASE WHEN k.is_canonical THEN c.articles_once ELSE 0 END AS independent
FROM marts.source_counts AS c
JOIN chosen.article_classes AS k USING (class_no)
WHERE coalesce(getvariable('source'), getvariable('entity'), getvariable('from_date'), getvariable('to_date')) IS NULL
    AND (getvariable('copies') IS NULL OR c.citations_once > 0)
UNION ALL
SELECT source_id, kind, published_on IS NOT NULL, 1, CAST(first_of_source AS INTEGER), CAST(first_of_source AND is_independent AS INTEGER)
FROM chosen.citation_overview
WHERE source_id IS NOT NULL
    AND coalesce(getvariable('source'), getvariable('entity'), getvariable('from_date'), getvariable('to_date')) IS NOT NULL;
COMMENT ON VIEW chosen.source_counts IS 'One row per cited source, class of segments that the variables leave and kind of citation, or per citation where dates, source or entity are set; with copies = independent, without repeats. Known limits: sum what is counted.';
COMMENT ON COLUMN chosen.source_counts.independent IS 'Of articles, those that stand for their cluster. Example: 80';
