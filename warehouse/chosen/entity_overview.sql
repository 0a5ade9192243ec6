-- Without a filter the sums of the mart are the answer; one of the halves is always empty.
CREATE OR REPLACE VIEW chosen.entity_overview AS
WITH counted AS (
    SELECT entity_no, articles, stories, mentions, first_on, last_on
    FROM marts.entity_overview
    WHERE coalesce(getvariable('from_date'), getvariable('to_date'), getvariable('dates'), getvariable('kind'),
        getvariable('language'), getvariable('copies'), getvariable('source'), getvariable('entity')) IS NULL
    UNION ALL
    SELECT entity_no, count(*), count(*) FILTER (is_canonical), CAST(sum(mentions) AS BIGINT), min(published_on), max(published_on)
    FROM chosen.entity_article
    WHERE coalesce(getvariable('from_date'), getvariable('to_date'), getvariable('dates'), getvariable('kind'),
        getvariable('language'), getvariable('copies'), getvariable('source'), getvariable('entity')) IS NOT NULL
    GROUP BY entity_no
)
SELECT
    c.entity_no, e.entity_id, e.name, e.type, e.is_registered, c.articles, c.stories, c.mentions, e.confidence, c.first_on,
    c.last_on, e.example_article_no, e.example_start_char, e.example_end_char
FROM counted AS c
JOIN marts.entity_overview AS e USING (entity_no);
COMMENT ON VIEW chosen.entity_overview IS 'One row per entity named in segments that the variables leave, counted in these. Known limits: confidence and example are those over all segments.';
