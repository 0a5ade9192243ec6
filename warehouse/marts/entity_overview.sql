CREATE OR REPLACE TABLE marts.entity_overview AS
WITH counted AS (
    SELECT
        n.entity_no,
        count(*) AS articles,
        count(*) FILTER (a.is_canonical) AS stories,
        sum(n.mentions) AS mentions,
        sum(n.confidence * n.mentions) / sum(n.mentions) AS confidence,
        min(a.published_on) AS first_on,
        max(a.published_on) AS last_on,
        coalesce(max(n.article_no) FILTER (a.is_canonical), max(n.article_no)) AS example_no
    FROM marts.entity_article AS n
    JOIN marts.article_overview AS a USING (article_no)
    GROUP BY n.entity_no
)
SELECT
    c.entity_no,
    k.entity_id,
    e.name,
    e.type,
    e.is_registered,
    CAST(c.articles AS BIGINT) AS articles,
    CAST(c.stories AS BIGINT) AS stories,
    CAST(c.mentions AS BIGINT) AS mentions,
    CAST(c.confidence AS FLOAT) AS confidence,
    c.first_on,
    c.last_on,
    x.article_no AS example_article_no,
    x.start_char AS example_start_char,
    x.end_char AS example_end_char
FROM counted AS c
JOIN marts.entity_numbers AS k USING (entity_no)
JOIN main.dim_entity AS e USING (entity_id)
JOIN marts.entity_article AS x ON x.entity_no = c.entity_no AND x.article_no = c.example_no
ORDER BY c.articles DESC, c.mentions DESC, k.entity_id;
COMMENT ON TABLE marts.entity_overview IS 'One row per entity that current texts name, those in most texts first; computed at load. Known limits: mentions whose entity is undecided are left out.';
COMMENT ON COLUMN marts.entity_overview.entity_no IS 'Refers to marts.entity_numbers. Example: 1';
COMMENT ON COLUMN marts.entity_overview.entity_id IS 'Refers to dim_entity. Example: baghdad';
COMMENT ON COLUMN marts.entity_overview.name IS 'Name, as in dim_entity. Example: Lower Vessel River Authority';
COMMENT ON COLUMN marts.entity_overview.type IS 'person, organization, place or facility. Example: organization';
COMMENT ON COLUMN marts.entity_overview.is_registered IS 'True where the registry names it. Example: true';
COMMENT ON COLUMN marts.entity_overview.articles IS 'Distinct segments, copies counted. Example: 40';
COMMENT ON COLUMN marts.entity_overview.stories IS 'Distinct canonical segments: independent stories. Example: 25';
COMMENT ON COLUMN marts.entity_overview.mentions IS 'Mentions, copies counted. Example: 131';
COMMENT ON COLUMN marts.entity_overview.confidence IS 'Mean confidence of its mentions, 0 to 1: a rank of the rule, not a probability. Example: 0.95';
COMMENT ON COLUMN marts.entity_overview.first_on IS 'First publication day of a segment that names it. Example: 2011-02-01';
COMMENT ON COLUMN marts.entity_overview.last_on IS 'Last publication day of a segment that names it. Example: 2011-10-21';
COMMENT ON COLUMN marts.entity_overview.example_article_no IS 'Refers to marts.article_overview: the newest independent story that names it. Example: 40211';
COMMENT ON COLUMN marts.entity_overview.example_start_char IS 'Start of its first mention there, in code points of fact_article.text. Example: 214';
COMMENT ON COLUMN marts.entity_overview.example_end_char IS 'End of that mention (exclusive). Example: 218';
