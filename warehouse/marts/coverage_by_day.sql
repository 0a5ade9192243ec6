CREATE OR REPLACE VIEW marts.coverage_by_day AS
SELECT
    published_on AS day,
    kind,
    publisher_id,
    language,
    count(*) AS articles,
    count(*) FILTER (is_canonical) AS stories,
    count(*) FILTER (NOT is_canonical) AS copies,
    sum(word_count) AS words
FROM current.fact_article
GROUP BY ALL
ORDER BY day, kind, publisher_id, language;
COMMENT ON VIEW marts.coverage_by_day IS 'One row per publication day, kind of segment, outlet and language: all copies against independent stories. Known limits: day and publisher_id are null where the text does not tell.';
COMMENT ON COLUMN marts.coverage_by_day.day IS 'Day of publication, refers to dim_date; null without a date. Example: 2011-10-21';
COMMENT ON COLUMN marts.coverage_by_day.kind IS 'article, teaser or fragment. Example: article';
COMMENT ON COLUMN marts.coverage_by_day.publisher_id IS 'Refers to dim_source (source_id): who published. Example: delta-post';
COMMENT ON COLUMN marts.coverage_by_day.language IS 'ISO 639-1 code. Example: en';
COMMENT ON COLUMN marts.coverage_by_day.articles IS 'Segments, copies counted. Example: 40';
COMMENT ON COLUMN marts.coverage_by_day.stories IS 'Canonical segments: independent stories. Example: 25';
COMMENT ON COLUMN marts.coverage_by_day.copies IS 'Segments that repeat a story. Example: 15';
COMMENT ON COLUMN marts.coverage_by_day.words IS 'Words, copies counted. Example: 20480';
