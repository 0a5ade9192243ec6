-- Sorted by entity, the newest texts first: a filter on one reads a few blocks, and counting all is one pass over small numbers.
-- A bit a sentence tells which entities stand in one sentence without the mentions themselves.
CREATE OR REPLACE TABLE marts.entity_article AS
SELECT
    e.entity_no,
    a.article_no,
    CAST(count(*) AS INTEGER) AS mentions,
    CAST(bit_or(CASE WHEN m.sentence_no < 64 THEN CAST(1 AS UBIGINT) << CAST(m.sentence_no AS UBIGINT) ELSE 0 END) AS UBIGINT) AS sentences,
    min(m.start_char) AS start_char,
    min(m.end_char) AS end_char,
    CAST(avg(m.confidence) AS FLOAT) AS confidence,
    CAST(bit_or(CAST(1 AS UBIGINT) << CAST(e.spelling_no AS UBIGINT)) AS UBIGINT) AS spellings,
    min(a.published_on) AS published_on,
    min(a.class_no) AS class_no,
    bool_or(a.is_canonical) AS is_canonical
FROM main.fact_mention AS m
JOIN marts.entity_spellings AS e ON e.entity_id = m.entity_id AND e.surface = coalesce(m.surface, '')
JOIN marts.article_overview AS a USING (article_id)
GROUP BY e.entity_no, a.article_no
ORDER BY e.entity_no, a.article_no DESC;
COMMENT ON TABLE marts.entity_article IS 'One row per entity and current segment that names it; computed at load. Known limits: mentions whose entity is undecided are left out; sentences after the 64th are not in sentences.';
COMMENT ON COLUMN marts.entity_article.entity_no IS 'Refers to marts.entity_numbers. Example: 1';
COMMENT ON COLUMN marts.entity_article.article_no IS 'Refers to marts.article_overview. Example: 40211';
COMMENT ON COLUMN marts.entity_article.mentions IS 'Mentions of the entity in the segment. Example: 3';
COMMENT ON COLUMN marts.entity_article.sentences IS 'One bit a sentence that names it, the lowest for sentence 0 (the headline). Example: 5';
COMMENT ON COLUMN marts.entity_article.start_char IS 'Start of the first mention, in code points of fact_article.text. Example: 214';
COMMENT ON COLUMN marts.entity_article.end_char IS 'End of the first mention (exclusive). Example: 218';
COMMENT ON COLUMN marts.entity_article.confidence IS 'Mean confidence of its mentions there, 0 to 1: a rank of the rule, not a probability. Example: 0.95';
COMMENT ON COLUMN marts.entity_article.spellings IS 'Spellings that name it in the segment: bit n for spelling_no n of entity_spellings. Example: 3';
COMMENT ON COLUMN marts.entity_article.published_on IS 'Publication day of the segment; null without a date. Example: 2011-10-21';
COMMENT ON COLUMN marts.entity_article.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN marts.entity_article.is_canonical IS 'True where the segment stands for its cluster. Example: true';
