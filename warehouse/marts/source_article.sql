-- Sorted by source, with what the filters ask of a text: a filter on a source reads a few blocks of this and no other text.
CREATE OR REPLACE TABLE marts.source_article AS
SELECT publisher_id AS source_id, article_no, class_no, published_on
FROM marts.article_overview
WHERE publisher_id IS NOT NULL
UNION
SELECT source_id, article_no, class_no, published_on
FROM marts.citation_overview
WHERE first_of_source
ORDER BY source_id, article_no DESC;
COMMENT ON TABLE marts.source_article IS 'One row per source and current segment that it has published or that cites it; computed at load. Known limits: none.';
COMMENT ON COLUMN marts.source_article.source_id IS 'Refers to dim_source. Example: delta-post';
COMMENT ON COLUMN marts.source_article.article_no IS 'Refers to marts.article_overview. Example: 40211';
COMMENT ON COLUMN marts.source_article.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN marts.source_article.published_on IS 'Publication day; null without a date. Example: 2011-10-21';
