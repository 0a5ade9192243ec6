CREATE OR REPLACE VIEW marts.source_reliance_by_month AS
WITH in_article AS (
    SELECT source_id, article_id, count(*) AS citations, count(*) FILTER (is_repeat IS NOT TRUE) AS once
    FROM current.fact_citation
    WHERE source_id IS NOT NULL
    GROUP BY source_id, article_id
),
counted AS (
    SELECT
        CAST(date_trunc('month', a.published_on) AS DATE) AS month,
        a.publisher_id AS outlet_id,
        c.source_id,
        CAST(sum(c.citations) AS BIGINT) AS citations,
        count(*) AS articles,
        count(*) FILTER (a.is_canonical AND c.once > 0) AS stories,
        CAST(coalesce(sum(c.once) FILTER (a.is_canonical), 0) AS BIGINT) AS story_citations
    FROM in_article AS c
    JOIN current.fact_article AS a USING (article_id)
    WHERE a.published_on IS NOT NULL
    GROUP BY ALL
)
SELECT
    n.month,
    n.outlet_id,
    outlet.name AS outlet,
    n.source_id,
    s.name AS source,
    s.kind AS source_kind,
    n.citations,
    n.articles,
    n.stories,
    n.story_citations,
    n.citations / sum(n.citations) OVER (PARTITION BY n.month, n.outlet_id) AS share_of_citations
FROM counted AS n
JOIN main.dim_source AS s ON s.source_id = n.source_id
LEFT JOIN main.dim_source AS outlet ON outlet.source_id = n.outlet_id
ORDER BY n.month, outlet, n.citations DESC, n.source_id;
COMMENT ON VIEW marts.source_reliance_by_month IS 'One row per month, outlet and source it cites. Known limits: texts without a date are left out; outlet is null where the text does not name its publisher.';
COMMENT ON COLUMN marts.source_reliance_by_month.month IS 'First day of the month of publication. Example: 2011-10-01';
COMMENT ON COLUMN marts.source_reliance_by_month.outlet_id IS 'Refers to dim_source: who published. Example: delta-post';
COMMENT ON COLUMN marts.source_reliance_by_month.outlet IS 'Name of the outlet. Example: Delta Post';
COMMENT ON COLUMN marts.source_reliance_by_month.source_id IS 'Refers to dim_source: who is cited. Example: associated-press';
COMMENT ON COLUMN marts.source_reliance_by_month.source IS 'Name of the cited source. Example: Associated Press';
COMMENT ON COLUMN marts.source_reliance_by_month.source_kind IS 'What the cited source is. Example: agency';
COMMENT ON COLUMN marts.source_reliance_by_month.citations IS 'Citing occurrences, copies counted. Example: 12';
COMMENT ON COLUMN marts.source_reliance_by_month.articles IS 'Distinct segments, copies counted. Example: 40';
COMMENT ON COLUMN marts.source_reliance_by_month.stories IS 'Distinct canonical segments: independent stories; those that only repeat what their document cites in another segment are left out. Example: 25';
COMMENT ON COLUMN marts.source_reliance_by_month.story_citations IS 'Citing occurrences in independent stories: no copies, and no passage that a document repeats. Example: 9';
COMMENT ON COLUMN marts.source_reliance_by_month.share_of_citations IS 'Share of the citations with a known source of this outlet and month, 0 to 1. Example: 0.31';
