CREATE OR REPLACE TABLE marts.related_pairs AS
SELECT a.article_no, b.article_no AS related_article_no, r.relation, r.similarity, r.containment, a.published_on, a.class_no
FROM main.fact_article_relation AS r
JOIN marts.article_overview AS a ON a.article_id = r.article_id
JOIN marts.article_overview AS b ON b.article_id = r.related_article_id
ORDER BY r.similarity, a.article_no, b.article_no;
COMMENT ON TABLE marts.related_pairs IS 'One row per related pair of current segments, the least alike first; computed at load. Known limits: those of fact_article_relation.';
COMMENT ON COLUMN marts.related_pairs.article_no IS 'Refers to marts.article_overview: for an excerpt, the contained text. Example: 40211';
COMMENT ON COLUMN marts.related_pairs.related_article_no IS 'Refers to marts.article_overview: for an excerpt, the containing text. Example: 40198';
COMMENT ON COLUMN marts.related_pairs.relation IS 'exact, near or excerpt. Example: near';
COMMENT ON COLUMN marts.related_pairs.similarity IS 'Jaccard similarity, 0 to 1. Example: 0.83';
COMMENT ON COLUMN marts.related_pairs.containment IS 'Share of the smaller text found in the larger, 0 to 1. Example: 0.97';
COMMENT ON COLUMN marts.related_pairs.published_on IS 'Publication day of the first of them; null without a date. Example: 2011-10-21';
COMMENT ON COLUMN marts.related_pairs.class_no IS 'Refers to marts.article_classes: of the first of them. Example: 12';
