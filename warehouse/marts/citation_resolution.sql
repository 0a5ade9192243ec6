CREATE OR REPLACE VIEW marts.citation_resolution AS
WITH counted AS (
    SELECT
        c.kind,
        coalesce(c.resolution, '(none)') AS resolution,
        CASE
            WHEN c.source_id IS NOT NULL THEN 'source'
            WHEN c.speaker_entity_id IS NOT NULL THEN 'speaker'
            WHEN c.speaker IS NOT NULL THEN 'speaker named only'
            ELSE 'open'
        END AS resolved_to,
        count(*) AS citations,
        count(DISTINCT c.article_id) AS articles
    FROM current.fact_citation AS c
    GROUP BY ALL
)
SELECT *, citations / sum(citations) OVER (PARTITION BY kind) AS share_of_kind
FROM counted
ORDER BY kind, citations DESC, resolution, resolved_to;
COMMENT ON VIEW marts.citation_resolution IS 'One row per kind of citation, way of resolution and what it led to. Known limits: counts copies.';
COMMENT ON COLUMN marts.citation_resolution.kind IS 'footnote, quotation, attribution, credit or link. Example: footnote';
COMMENT ON COLUMN marts.citation_resolution.resolution IS 'How it was resolved, or why not. Example: ibid';
COMMENT ON COLUMN marts.citation_resolution.resolved_to IS 'source, speaker, speaker named only (no entity) or open. Example: source';
COMMENT ON COLUMN marts.citation_resolution.citations IS 'Citing occurrences, copies counted. Example: 44';
COMMENT ON COLUMN marts.citation_resolution.articles IS 'Distinct segments, copies counted. Example: 40';
COMMENT ON COLUMN marts.citation_resolution.share_of_kind IS 'Share of the citations of this kind, 0 to 1. Example: 0.4';
