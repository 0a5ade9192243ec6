-- The first_ columns make a count of distinct texts a count of rows, which any filter on texts leaves right.
CREATE OR REPLACE TABLE marts.citation_overview AS
WITH told AS (
    SELECT
        a.article_no, a.publisher_id, a.published_on, a.class_no, a.is_canonical, a.date_is_stated, c.ordinal, c.kind, c.source_id, p.speaker_no, c.cue,
        c.source_id IS NOT NULL OR c.speaker_entity_id IS NOT NULL AS is_known,
        CASE WHEN c.source_id IS NULL THEN coalesce(c.resolution, 'no reason given') END AS reason,
        c.quote IS NOT NULL AS is_quoted, c.citation_id, c.start_char, c.end_char,
        c.is_repeat IS TRUE AS is_repeat
    FROM main.fact_citation AS c
    JOIN marts.article_overview AS a USING (article_id)
    LEFT JOIN main.dim_entity AS e ON e.entity_id = c.speaker_entity_id
    LEFT JOIN marts.speaker_numbers AS p ON p.speaker = coalesce(e.name, c.speaker)
),
-- A statement without a source of its own belongs to the source that the same passage names, or to the outlet.
beside AS (
    SELECT s.citation_id, arg_min(n.source_id, n.start_char) AS source_id
    FROM told AS s
    JOIN told AS n ON n.article_no = s.article_no AND n.start_char BETWEEN s.start_char - 10 AND s.end_char + 60
    WHERE s.speaker_no IS NOT NULL AND s.source_id IS NULL AND n.source_id IS NOT NULL
    GROUP BY s.citation_id
),
carried AS (
    SELECT t.*, CASE WHEN t.speaker_no IS NOT NULL THEN coalesce(t.source_id, b.source_id, t.publisher_id) END AS carrier_id
    FROM told AS t
    LEFT JOIN beside AS b USING (citation_id)
),
-- Groups and joins are several times cheaper here than windows.
by_source AS (
    SELECT article_no, source_id, coalesce(min(ordinal) FILTER (NOT is_repeat), min(ordinal)) AS ordinal, true AS is_first FROM carried
    WHERE source_id IS NOT NULL GROUP BY article_no, source_id
),
by_speaker AS (
    SELECT article_no, speaker_no, coalesce(min(ordinal) FILTER (NOT is_repeat), min(ordinal)) AS ordinal, true AS is_first FROM carried
    WHERE speaker_no IS NOT NULL GROUP BY article_no, speaker_no
),
by_carrier AS (
    SELECT article_no, speaker_no, carrier_id, coalesce(min(ordinal) FILTER (NOT is_repeat), min(ordinal)) AS ordinal, true AS is_first FROM carried
    WHERE carrier_id IS NOT NULL GROUP BY article_no, speaker_no, carrier_id
)
SELECT
    c.article_no, c.ordinal, c.start_char, c.end_char, c.kind, c.source_id, c.speaker_no, c.carrier_id, lower(c.cue) AS cue, c.is_known,
    c.reason, c.is_quoted, coalesce(s.is_first, false) AS first_of_source, coalesce(p.is_first, false) AS first_of_speaker,
    coalesce(r.is_first, false) AS first_of_carrier, c.is_repeat, c.published_on, c.class_no,
    c.date_is_stated, c.is_canonical AND NOT c.is_repeat AS is_independent
FROM carried AS c
LEFT JOIN by_source AS s ON s.article_no = c.article_no AND s.source_id = c.source_id AND s.ordinal = c.ordinal
LEFT JOIN by_speaker AS p ON p.article_no = c.article_no AND p.speaker_no = c.speaker_no AND p.ordinal = c.ordinal
LEFT JOIN by_carrier AS r ON r.article_no = c.article_no AND r.speaker_no = c.speaker_no AND r.carrier_id = c.carrier_id AND r.ordinal = c.ordinal
ORDER BY c.article_no DESC, c.ordinal;
COMMENT ON TABLE marts.citation_overview IS 'One row per citation of a current segment with what the dashboards count by; computed at load. Known limits: a speaker without an entity is told apart by the words of the text only.';
COMMENT ON COLUMN marts.citation_overview.article_no IS 'Refers to marts.article_overview. Example: 40211';
COMMENT ON COLUMN marts.citation_overview.ordinal IS 'Position in reading order within the segment, from 1. Example: 4';
COMMENT ON COLUMN marts.citation_overview.start_char IS 'First character, in code points of fact_article.text. Example: 4410';
COMMENT ON COLUMN marts.citation_overview.end_char IS 'End (exclusive), in code points of fact_article.text. Example: 4498';
COMMENT ON COLUMN marts.citation_overview.kind IS 'footnote, quotation, attribution, credit or link. Example: quotation';
COMMENT ON COLUMN marts.citation_overview.source_id IS 'Refers to dim_source: who is cited. Example: associated-press';
COMMENT ON COLUMN marts.citation_overview.speaker_no IS 'Refers to marts.speaker_numbers: who is quoted or reported. Example: 1';
COMMENT ON COLUMN marts.citation_overview.carrier_id IS 'Refers to dim_source: who carries the statement: its own source, one named in the same passage, else the outlet. Example: associated-press';
COMMENT ON COLUMN marts.citation_overview.cue IS 'Reporting word in lower case. Example: according to';
COMMENT ON COLUMN marts.citation_overview.is_known IS 'True where source or speaker are resolved. Example: true';
COMMENT ON COLUMN marts.citation_overview.reason IS 'Resolution of a citation that leads to no source. Example: no_source';
COMMENT ON COLUMN marts.citation_overview.is_quoted IS 'True where words stand in quotation marks. Example: true';
COMMENT ON COLUMN marts.citation_overview.first_of_source IS 'True on one row per segment and source. Example: true';
COMMENT ON COLUMN marts.citation_overview.first_of_speaker IS 'True on one row per segment and speaker. Example: true';
COMMENT ON COLUMN marts.citation_overview.first_of_carrier IS 'True on one row per segment, speaker and carrier. Example: true';
COMMENT ON COLUMN marts.citation_overview.is_repeat IS 'True where the document makes this citation a second time in the same words, as in fact_citation. Example: false';
COMMENT ON COLUMN marts.citation_overview.published_on IS 'Publication day of the segment; null without a date. Example: 2011-10-21';
COMMENT ON COLUMN marts.citation_overview.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN marts.citation_overview.date_is_stated IS 'True where the segment or its metadata state its date. Example: true';
COMMENT ON COLUMN marts.citation_overview.is_independent IS 'True where the segment stands for its cluster and its document does not make the citation before. Example: true';
