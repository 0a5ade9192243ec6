CREATE OR REPLACE VIEW marts.most_cited_sources AS
WITH in_article AS (
    SELECT source_id, article_id, count(*) AS citations, count(*) FILTER (is_repeat IS NOT TRUE) AS once
    FROM current.fact_citation
    WHERE source_id IS NOT NULL
    GROUP BY source_id, article_id
)
SELECT
    source_id,
    s.name,
    s.kind,
    s.domain,
    s.is_registered,
    CAST(sum(c.citations) AS BIGINT) AS citations,
    count(*) AS articles,
    count(*) FILTER (a.is_canonical AND c.once > 0) AS stories,
    CAST(coalesce(sum(c.once) FILTER (a.is_canonical), 0) AS BIGINT) AS story_citations,
    count(DISTINCT a.publisher_id) AS citing_outlets,
    min(a.published_on) AS first_on,
    max(a.published_on) AS last_on
FROM in_article AS c
JOIN current.fact_article AS a USING (article_id)
JOIN main.dim_source AS s USING (source_id)
GROUP BY ALL
ORDER BY stories DESC, citations DESC, source_id;
COMMENT ON VIEW marts.most_cited_sources IS 'One row per source that a current text cites. Known limits: copies of a wire text repeat its citations; rank by stories, not by citations.';
COMMENT ON COLUMN marts.most_cited_sources.source_id IS 'Key, refers to dim_source. Example: associated-press';
COMMENT ON COLUMN marts.most_cited_sources.name IS 'Name of the source. Example: Associated Press';
COMMENT ON COLUMN marts.most_cited_sources.kind IS 'What it is. Example: agency';
COMMENT ON COLUMN marts.most_cited_sources.domain IS 'Web domain; null where unknown. Example: apnews.com';
COMMENT ON COLUMN marts.most_cited_sources.is_registered IS 'True where the registry names it. Example: true';
COMMENT ON COLUMN marts.most_cited_sources.citations IS 'Citing occurrences, copies counted. Example: 61';
COMMENT ON COLUMN marts.most_cited_sources.articles IS 'Distinct segments, copies counted. Example: 40';
COMMENT ON COLUMN marts.most_cited_sources.stories IS 'Distinct canonical segments: independent stories; those that only repeat what their document cites in another segment are left out. Example: 25';
COMMENT ON COLUMN marts.most_cited_sources.story_citations IS 'Citing occurrences in independent stories: no copies, and no passage that a document repeats. Example: 31';
COMMENT ON COLUMN marts.most_cited_sources.citing_outlets IS 'Distinct outlets whose texts cite it. Example: 7';
COMMENT ON COLUMN marts.most_cited_sources.first_on IS 'First publication day of a citing text. Example: 2011-02-01';
COMMENT ON COLUMN marts.most_cited_sources.last_on IS 'Last publication day of a citing text. Example: 2011-10-21';
