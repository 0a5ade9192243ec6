CREATE OR REPLACE VIEW marts.wire_share AS
WITH wire AS (
    SELECT DISTINCT c.article_id
    FROM current.fact_citation AS c
    JOIN main.dim_source AS s ON s.source_id = c.source_id
    WHERE s.kind = 'agency' AND c.kind IN ('credit', 'attribution')
),
shared AS (
    SELECT cluster_id FROM current.fact_article GROUP BY cluster_id HAVING count(DISTINCT document_id) > 1
)
SELECT
    CAST(date_trunc('month', a.published_on) AS DATE) AS month,
    a.publisher_id AS outlet_id,
    outlet.name AS outlet,
    count(*) AS articles,
    count(*) FILTER (w.article_id IS NOT NULL) AS credited_to_agency,
    count(*) FILTER (sh.cluster_id IS NOT NULL) AS copied,
    count(*) FILTER (w.article_id IS NOT NULL OR sh.cluster_id IS NOT NULL) AS wire_or_copied,
    wire_or_copied / count(*) AS share
FROM current.fact_article AS a
LEFT JOIN wire AS w USING (article_id)
LEFT JOIN shared AS sh USING (cluster_id)
LEFT JOIN main.dim_source AS outlet ON outlet.source_id = a.publisher_id
WHERE a.kind = 'article'
GROUP BY ALL
ORDER BY month, outlet;
COMMENT ON VIEW marts.wire_share IS 'One row per month and outlet: how much of its articles is agency or copied text. Known limits: an agency is a source whose kind is agency; an uncredited copy of a text that is not in the warehouse goes unseen. Month is null for texts without a date.';
COMMENT ON COLUMN marts.wire_share.month IS 'First day of the month of publication; null without a date. Example: 2011-10-01';
COMMENT ON COLUMN marts.wire_share.outlet_id IS 'Refers to dim_source: who published. Example: delta-post';
COMMENT ON COLUMN marts.wire_share.outlet IS 'Name of the outlet. Example: Delta Post';
COMMENT ON COLUMN marts.wire_share.articles IS 'Segments of kind article. Example: 120';
COMMENT ON COLUMN marts.wire_share.credited_to_agency IS 'Of these, how many credit or attribute to an agency. Example: 40';
COMMENT ON COLUMN marts.wire_share.copied IS 'Of these, how many have a duplicate in another document. Example: 35';
COMMENT ON COLUMN marts.wire_share.wire_or_copied IS 'Of these, how many are one or both. Example: 55';
COMMENT ON COLUMN marts.wire_share.share IS 'wire_or_copied divided by articles, 0 to 1. Example: 0.46';
