CREATE OR REPLACE TABLE marts.publisher_counts AS
SELECT publisher_id, class_no, CAST(count(*) AS INTEGER) AS texts
FROM marts.article_overview
WHERE publisher_id IS NOT NULL
GROUP BY publisher_id, class_no
ORDER BY publisher_id, class_no;
COMMENT ON TABLE marts.publisher_counts IS 'One row per publisher and class of the current segments that it published; computed at load. Known limits: none.';
COMMENT ON COLUMN marts.publisher_counts.publisher_id IS 'Refers to dim_source. Example: delta-post';
COMMENT ON COLUMN marts.publisher_counts.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN marts.publisher_counts.texts IS 'Segments. Example: 120';
