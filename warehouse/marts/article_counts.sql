CREATE OR REPLACE TABLE marts.article_counts AS
WITH mentions AS (SELECT article_id, count(*) AS mentions FROM main.fact_mention GROUP BY article_id),
citations AS (SELECT article_id, count(*) AS citations FROM main.fact_citation GROUP BY article_id)
SELECT
    a.article_id,
    CAST(coalesce(m.mentions, 0) AS INTEGER) AS mentions,
    CAST(coalesce(c.citations, 0) AS INTEGER) AS citations
FROM current.fact_article AS a
LEFT JOIN mentions AS m USING (article_id)
LEFT JOIN citations AS c USING (article_id)
ORDER BY a.article_id;
COMMENT ON TABLE marts.article_counts IS 'One row per current segment: how many facts it holds; computed at load. Known limits: undecided mentions are counted too.';
COMMENT ON COLUMN marts.article_counts.article_id IS 'Refers to fact_article. Example: 0f1e2d3c4b5a6978';
COMMENT ON COLUMN marts.article_counts.mentions IS 'Mentions in the segment. Example: 14';
COMMENT ON COLUMN marts.article_counts.citations IS 'Citations in the segment. Example: 3';
