-- Who can be among the strongest hundred links under some filters is nearly always among the strongest two thousand of all:
-- who reads this counts the others only where it cannot be told from these.
CREATE OR REPLACE TABLE marts.quoting_counts AS
WITH links AS (
    SELECT
        carrier_id,
        speaker_no,
        class_no,
        CAST(count(*) AS INTEGER) AS statements,
        CAST(count(*) FILTER (NOT is_repeat) AS INTEGER) AS statements_once,
        CAST(count(*) FILTER (first_of_carrier) AS INTEGER) AS articles,
        CAST(count(*) FILTER (first_of_carrier AND NOT is_repeat) AS INTEGER) AS articles_once
    FROM marts.citation_overview
    WHERE carrier_id IS NOT NULL AND speaker_no <= 5000
    GROUP BY carrier_id, speaker_no, class_no
),
strongest AS (
    SELECT carrier_id, speaker_no, CAST(sum(statements) AS INTEGER) AS total
    FROM links
    GROUP BY carrier_id, speaker_no
    ORDER BY total DESC, carrier_id, speaker_no
    LIMIT 2000
)
SELECT l.*, (SELECT CASE WHEN count(*) = 2000 THEN min(total) ELSE 0 END FROM strongest) AS at_most
FROM links AS l
SEMI JOIN strongest AS s ON s.carrier_id = l.carrier_id AND s.speaker_no = l.speaker_no
ORDER BY l.speaker_no, l.carrier_id, l.class_no;
COMMENT ON TABLE marts.quoting_counts IS 'One row per source, speaker whose words it carries, and class of the current segments where it does; computed at load. Known limits: the 2,000 links with most statements, among the 5,000 speakers with most statements.';
COMMENT ON COLUMN marts.quoting_counts.carrier_id IS 'Refers to dim_source: the source that carries the statements. Example: delta-post';
COMMENT ON COLUMN marts.quoting_counts.speaker_no IS 'Refers to marts.speaker_numbers. Example: 3';
COMMENT ON COLUMN marts.quoting_counts.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN marts.quoting_counts.statements IS 'Statements of the speaker that the source carries. Example: 40';
COMMENT ON COLUMN marts.quoting_counts.statements_once IS 'Of these, those that their document does not hold before in the same words. Example: 39';
COMMENT ON COLUMN marts.quoting_counts.articles IS 'Segments with such statements. Example: 30';
COMMENT ON COLUMN marts.quoting_counts.articles_once IS 'Segments where one of them is no repeat. Example: 30';
COMMENT ON COLUMN marts.quoting_counts.at_most IS 'No link that is not in this table has more statements; 0 where all are in it. Example: 12';
