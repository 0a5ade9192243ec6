-- The most frequent ones have most of the rows of marts.entity_article.
CREATE OR REPLACE TABLE marts.entity_counts AS
SELECT
    entity_no,
    class_no,
    CAST(count(*) AS INTEGER) AS articles,
    CAST(sum(mentions) AS INTEGER) AS mentions,
    min(published_on) AS first_on,
    max(published_on) AS last_on
FROM marts.entity_article
WHERE entity_no BETWEEN -100 AND 100
GROUP BY entity_no, class_no
ORDER BY entity_no, class_no;
COMMENT ON TABLE marts.entity_counts IS 'One row per entity and class of the current segments that name it; computed at load. Known limits: the hundred registered and the hundred discovered entities that most segments name.';
COMMENT ON COLUMN marts.entity_counts.entity_no IS 'Refers to marts.entity_numbers. Example: 1';
COMMENT ON COLUMN marts.entity_counts.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN marts.entity_counts.articles IS 'Segments that name it. Example: 230';
COMMENT ON COLUMN marts.entity_counts.mentions IS 'Mentions in them. Example: 511';
COMMENT ON COLUMN marts.entity_counts.first_on IS 'First day of publication; null where none has a date. Example: 2011-10-21';
COMMENT ON COLUMN marts.entity_counts.last_on IS 'Last day of publication. Example: 2012-03-01';
