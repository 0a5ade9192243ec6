CREATE OR REPLACE TABLE marts.source_counts AS
SELECT
    source_id,
    class_no,
    kind,
    published_on IS NOT NULL AS is_dated,
    CAST(count(*) AS INTEGER) AS citations,
    CAST(count(*) FILTER (NOT is_repeat) AS INTEGER) AS citations_once,
    CAST(count(*) FILTER (first_of_source) AS INTEGER) AS articles,
    CAST(count(*) FILTER (first_of_source AND NOT is_repeat) AS INTEGER) AS articles_once
FROM marts.citation_overview
WHERE source_id IS NOT NULL
GROUP BY source_id, class_no, kind, is_dated
ORDER BY source_id, class_no, kind;
COMMENT ON TABLE marts.source_counts IS 'One row per cited source, class of the current segments that cite it, and kind of citation; computed at load. Known limits: none.';
COMMENT ON COLUMN marts.source_counts.source_id IS 'Refers to dim_source: who is cited. Example: reuters';
COMMENT ON COLUMN marts.source_counts.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN marts.source_counts.kind IS 'Kind of citation, as in fact_citation. Example: credit';
COMMENT ON COLUMN marts.source_counts.is_dated IS 'True where the segments have a date. Example: true';
COMMENT ON COLUMN marts.source_counts.citations IS 'Citations. Example: 120';
COMMENT ON COLUMN marts.source_counts.citations_once IS 'Of these, those that their document does not make before in the same words. Example: 118';
COMMENT ON COLUMN marts.source_counts.articles IS 'Segments whose first citation of the source is of this kind, so that kinds add up to the segments that cite it. Example: 90';
COMMENT ON COLUMN marts.source_counts.articles_once IS 'Of these, those where that citation is no repeat. Example: 88';
