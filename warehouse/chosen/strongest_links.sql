-- A link that marts.quoting_counts leaves out has at most `at_most` statements: where a hundred links have more, it is none of them.
CREATE OR REPLACE VIEW chosen.strongest_links AS
WITH likely AS MATERIALIZED (
    SELECT
        carrier_id,
        speaker_no,
        sum(CASE WHEN getvariable('copies') IS NULL THEN statements ELSE statements_once END) AS statements,
        sum(CASE WHEN getvariable('copies') IS NULL THEN articles ELSE articles_once END) AS articles,
        min(at_most) AS at_most
    FROM marts.quoting_counts SEMI JOIN chosen.article_classes USING (class_no)
    WHERE coalesce(getvariable('source'), getvariable('entity'), getvariable('from_date'), getvariable('to_date')) IS NULL
        AND (getvariable('copies') IS NULL OR statements_once > 0)
    GROUP BY carrier_id, speaker_no
),
doubt AS MATERIALIZED (
    SELECT true AS is_open
    WHERE coalesce((SELECT statements FROM likely ORDER BY statements DESC LIMIT 1 OFFSET 99) <= (SELECT min(at_most) FROM likely),
        (SELECT min(at_most) FROM likely) > 0, true)
),
counted AS (
    SELECT carrier_id, speaker_no, statements, articles FROM likely WHERE NOT EXISTS (FROM doubt)
    UNION ALL
    SELECT carrier_id, speaker_no, count(*), count(*) FILTER (first_of_carrier)
    FROM chosen.citation_overview, doubt
    WHERE carrier_id IS NOT NULL AND speaker_no <= 5000
    GROUP BY carrier_id, speaker_no
)
SELECT carrier_id, speaker_no, CAST(statements AS BIGINT) AS statements, CAST(articles AS BIGINT) AS articles
FROM counted
ORDER BY statements DESC, carrier_id, speaker_no
LIMIT 100;
COMMENT ON VIEW chosen.strongest_links IS 'One row per source and speaker whose words it carries in segments that the variables leave: the hundred links with most statements, of the 5,000 most quoted speakers. Known limits: none.';
COMMENT ON COLUMN chosen.strongest_links.carrier_id IS 'Refers to dim_source: the source that carries the statements. Example: delta-post';
COMMENT ON COLUMN chosen.strongest_links.speaker_no IS 'Refers to marts.speaker_numbers. Example: 3';
COMMENT ON COLUMN chosen.strongest_links.statements IS 'Statements of the speaker that the source carries. Example: 40';
COMMENT ON COLUMN chosen.strongest_links.articles IS 'Segments with such statements. Example: 30';
