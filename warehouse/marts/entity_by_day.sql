CREATE OR REPLACE VIEW marts.entity_by_day AS
SELECT
    k.entity_id,
    a.published_on AS day,
    a.kind,
    CAST(sum(n.mentions) AS BIGINT) AS mentions,
    count(*) AS articles,
    count(*) FILTER (a.is_canonical) AS stories
FROM marts.entity_article AS n
JOIN marts.entity_numbers AS k USING (entity_no)
JOIN marts.article_overview AS a USING (article_no)
GROUP BY k.entity_id, a.published_on, a.kind
ORDER BY k.entity_id, a.published_on, a.kind;
COMMENT ON VIEW marts.entity_by_day IS 'One row per entity, publication day and kind of segment. Known limits: mentions whose entity is undecided are left out; day is null for texts without a date.';
COMMENT ON COLUMN marts.entity_by_day.entity_id IS 'Refers to dim_entity. Example: baghdad';
COMMENT ON COLUMN marts.entity_by_day.day IS 'Day of publication, refers to dim_date; null without a date. Example: 2011-10-21';
COMMENT ON COLUMN marts.entity_by_day.kind IS 'Kind of the segments: article, teaser or fragment. Example: article';
COMMENT ON COLUMN marts.entity_by_day.mentions IS 'Mentions, copies counted. Example: 17';
COMMENT ON COLUMN marts.entity_by_day.articles IS 'Distinct segments, copies counted. Example: 40';
COMMENT ON COLUMN marts.entity_by_day.stories IS 'Distinct canonical segments: independent stories. Example: 25';
