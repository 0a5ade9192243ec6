-- What the filters on kind, language, copies and dates leave is counted here in a seventh of the rows.
CREATE OR REPLACE TABLE marts.article_counts AS
SELECT
    class_no,
    published_on,
    CAST(count(*) AS INTEGER) AS texts,
    CAST(count(*) FILTER (cluster_texts > 1) AS INTEGER) AS repeated,
    CAST(sum(mentions) AS BIGINT) AS mentions,
    CAST(sum(citations) AS BIGINT) AS citations,
    CAST(sum(citations_known) AS BIGINT) AS citations_known,
    CAST(sum(citations_once) AS BIGINT) AS citations_once,
    CAST(sum(citations_known_once) AS BIGINT) AS citations_known_once,
    CAST(count(*) FILTER (cites_agency) AS INTEGER) AS with_agency,
    CAST(count(*) FILTER (cites_agency_once) AS INTEGER) AS with_agency_once
FROM marts.article_overview
GROUP BY class_no, published_on
ORDER BY class_no, published_on;
COMMENT ON TABLE marts.article_counts IS 'One row per class of current segments and day of publication; computed at load. Known limits: none.';
COMMENT ON COLUMN marts.article_counts.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN marts.article_counts.published_on IS 'Publication day; null without a date. Example: 2011-10-21';
COMMENT ON COLUMN marts.article_counts.texts IS 'Segments of that class and day. Example: 14';
COMMENT ON COLUMN marts.article_counts.repeated IS 'Of these, how many have a duplicate. Example: 2';
COMMENT ON COLUMN marts.article_counts.mentions IS 'Mentions in them, undecided ones counted. Example: 201';
COMMENT ON COLUMN marts.article_counts.citations IS 'Citations in them. Example: 40';
COMMENT ON COLUMN marts.article_counts.citations_known IS 'Of these, how many lead to a known source or speaker. Example: 22';
COMMENT ON COLUMN marts.article_counts.citations_once IS 'Citations without those that a document makes before in the same words. Example: 38';
COMMENT ON COLUMN marts.article_counts.citations_known_once IS 'Of these, how many lead to a known source or speaker. Example: 21';
COMMENT ON COLUMN marts.article_counts.with_agency IS 'Segments with a citation that leads to a source of kind agency. Example: 3';
COMMENT ON COLUMN marts.article_counts.with_agency_once IS 'Segments where one of these is no repeat. Example: 3';
