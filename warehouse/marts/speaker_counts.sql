CREATE OR REPLACE TABLE marts.speaker_counts AS
SELECT
    speaker_no,
    class_no,
    CAST(count(*) AS INTEGER) AS statements,
    CAST(count(*) FILTER (NOT is_repeat) AS INTEGER) AS statements_once,
    CAST(count(*) FILTER (is_quoted) AS INTEGER) AS quoted,
    CAST(count(*) FILTER (is_quoted AND NOT is_repeat) AS INTEGER) AS quoted_once,
    CAST(count(*) FILTER (first_of_speaker) AS INTEGER) AS articles,
    CAST(count(*) FILTER (first_of_speaker AND NOT is_repeat) AS INTEGER) AS articles_once
FROM marts.citation_overview
WHERE speaker_no IS NOT NULL
GROUP BY speaker_no, class_no
ORDER BY speaker_no, class_no;
COMMENT ON TABLE marts.speaker_counts IS 'One row per speaker and class of the current segments that quote or report what was said; computed at load. Known limits: none.';
COMMENT ON COLUMN marts.speaker_counts.speaker_no IS 'Refers to marts.speaker_numbers. Example: 3';
COMMENT ON COLUMN marts.speaker_counts.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN marts.speaker_counts.statements IS 'Quotations and reported statements. Example: 40';
COMMENT ON COLUMN marts.speaker_counts.statements_once IS 'Of these, those that their document does not hold before in the same words. Example: 39';
COMMENT ON COLUMN marts.speaker_counts.quoted IS 'Statements in quotation marks. Example: 22';
COMMENT ON COLUMN marts.speaker_counts.quoted_once IS 'Of these, those that their document does not hold before in the same words. Example: 21';
COMMENT ON COLUMN marts.speaker_counts.articles IS 'Segments with a statement of the speaker. Example: 30';
COMMENT ON COLUMN marts.speaker_counts.articles_once IS 'Segments where one of them is no repeat. Example: 30';
