CREATE OR REPLACE TABLE marts.citation_counts AS
SELECT
    class_no,
    kind,
    cue,
    is_known,
    CAST(count(*) AS INTEGER) AS citations,
    CAST(count(*) FILTER (NOT is_repeat) AS INTEGER) AS citations_once
FROM marts.citation_overview
GROUP BY class_no, kind, cue, is_known
ORDER BY class_no, kind, cue, is_known;
COMMENT ON TABLE marts.citation_counts IS 'One row per class of current segments, kind of citation, reporting word, and whether the source or speaker is known; computed at load. Known limits: none.';
COMMENT ON COLUMN marts.citation_counts.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN marts.citation_counts.kind IS 'Kind of citation, as in fact_citation. Example: quotation';
COMMENT ON COLUMN marts.citation_counts.cue IS 'Reporting word in lower case; null without one. Example: said';
COMMENT ON COLUMN marts.citation_counts.is_known IS 'True where the citations lead to a known source or speaker. Example: true';
COMMENT ON COLUMN marts.citation_counts.citations IS 'Citations. Example: 120';
COMMENT ON COLUMN marts.citation_counts.citations_once IS 'Of these, those that their document does not make before in the same words. Example: 118';
