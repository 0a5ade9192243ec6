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

-- Rows of chosen.entity_overview among which those `wanted` entities are that most texts name, of one type and registration
-- where these are not NULL. Counted are the most frequent ones (their numbers lie around 0), and of the others only who has
-- as many texts altogether as the last of the wanted has under the filters: nobody else can be among them.
CREATE OR REPLACE MACRO chosen.most_named(wanted, of_type, registered) AS TABLE
WITH pool AS NOT MATERIALIZED (
    SELECT * FROM marts.entity_overview
    WHERE (of_type IS NULL OR "type" = of_type) AND (registered IS NULL OR is_registered = registered)
),
head AS MATERIALIZED (
    SELECT f.*
    FROM (
        SELECT entity_no, CAST(sum(n.articles) AS BIGINT) AS articles, CAST(coalesce(sum(n.articles) FILTER (is_canonical), 0) AS BIGINT) AS stories,
            CAST(sum(n.mentions) AS BIGINT) AS mentions, min(n.first_on) AS first_on, max(n.last_on) AS last_on
        FROM chosen.entity_counts AS n
        WHERE entity_no BETWEEN CASE WHEN registered THEN 1 ELSE -wanted - 20 END AND CASE WHEN NOT registered THEN -1 ELSE wanted + 20 END
            AND coalesce(getvariable('from_date'), getvariable('to_date'), getvariable('dates'), getvariable('kind'),
                getvariable('language'), getvariable('copies'), getvariable('source'), getvariable('entity')) IS NOT NULL
        GROUP BY entity_no
    ) AS f
    SEMI JOIN pool USING (entity_no)
),
others AS MATERIALIZED (
    SELECT entity_no FROM pool
    WHERE entity_no NOT BETWEEN -wanted - 20 AND wanted + 20
        AND articles >= coalesce((SELECT articles FROM head ORDER BY articles DESC LIMIT 1 OFFSET wanted - 1), 1)
        AND coalesce(getvariable('from_date'), getvariable('to_date'), getvariable('dates'), getvariable('kind'),
        getvariable('language'), getvariable('copies'), getvariable('source'), getvariable('entity')) IS NOT NULL
),
tail AS (
    SELECT entity_no, count(*) AS articles, count(*) FILTER (is_canonical) AS stories, CAST(sum(mentions) AS BIGINT) AS mentions,
        min(published_on) AS first_on, max(published_on) AS last_on
    FROM chosen.entity_article
    WHERE entity_no NOT BETWEEN -wanted - 20 AND wanted + 20
        AND entity_no IN (SELECT unnest(list(entity_no)) FROM others)
        AND coalesce(getvariable('from_date'), getvariable('to_date'), getvariable('dates'), getvariable('kind'),
            getvariable('language'), getvariable('copies'), getvariable('source'), getvariable('entity')) IS NOT NULL
    GROUP BY entity_no
),
counted AS (
    SELECT * FROM head
    UNION ALL
    SELECT * FROM tail
    UNION ALL
    SELECT entity_no, articles, stories, mentions, first_on, last_on
    FROM pool
    WHERE articles >= coalesce((SELECT articles FROM pool ORDER BY articles DESC LIMIT 1 OFFSET wanted - 1), 1)
        AND coalesce(getvariable('from_date'), getvariable('to_date'), getvariable('dates'), getvariable('kind'),
        getvariable('language'), getvariable('copies'), getvariable('source'), getvariable('entity')) IS NULL
)
SELECT
    c.entity_no, e.entity_id, e.name, e.type, e.is_registered, c.articles, c.stories, c.mentions, e.confidence, c.first_on,
    c.last_on, e.example_article_no, e.example_start_char, e.example_end_char
FROM counted AS c
JOIN marts.entity_overview AS e USING (entity_no);
