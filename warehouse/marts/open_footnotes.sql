CREATE OR REPLACE TABLE marts.open_footnotes AS
SELECT
    class_no,
    reason,
    CAST(count(*) AS INTEGER) AS footnotes,
    CAST(count(*) FILTER (NOT is_repeat) AS INTEGER) AS footnotes_once,
    CAST(count(DISTINCT article_no) AS INTEGER) AS articles,
    CAST(count(DISTINCT article_no) FILTER (NOT is_repeat) AS INTEGER) AS articles_once
FROM marts.citation_overview
WHERE kind = 'footnote' AND source_id IS NULL
GROUP BY class_no, reason
ORDER BY class_no, reason;
COMMENT ON TABLE marts.open_footnotes IS 'One row per class of current segments and reason why footnotes lead to no known source; computed at load. Known limits: none.';
COMMENT ON COLUMN marts.open_footnotes.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN marts.open_footnotes.reason IS 'Resolution of the footnotes, as in fact_citation. Example: no_source';
COMMENT ON COLUMN marts.open_footnotes.footnotes IS 'Footnotes. Example: 31';
COMMENT ON COLUMN marts.open_footnotes.footnotes_once IS 'Of these, those that their document does not make before in the same words. Example: 30';
COMMENT ON COLUMN marts.open_footnotes.articles IS 'Segments with such footnotes. Example: 9';
COMMENT ON COLUMN marts.open_footnotes.articles_once IS 'Segments with such footnotes that are no repeats. Example: 9';
