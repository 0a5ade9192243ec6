CREATE OR REPLACE VIEW marts.document_overview AS
WITH segments AS (
    SELECT document_id, count(*) AS segments, count(*) FILTER (kind = 'article') AS articles,
        count(*) FILTER (kind = 'teaser') AS teasers, count(*) FILTER (kind = 'fragment') AS fragments,
        sum(raw_end - raw_start) AS segment_chars
    FROM main.fact_article GROUP BY document_id
),
furniture AS (
    SELECT document_id, sum(raw_end - raw_start) AS furniture_chars FROM main.fact_furniture GROUP BY document_id
),
edits AS (
    SELECT document_id, count(*) AS edits FROM main.document_edit GROUP BY document_id
),
mentions AS (
    SELECT a.document_id, count(*) AS mentions FROM main.fact_mention AS m
    JOIN main.fact_article AS a USING (article_id) GROUP BY a.document_id
),
citations AS (
    SELECT a.document_id, count(*) AS citations FROM main.fact_citation AS c
    JOIN main.fact_article AS a USING (article_id) GROUP BY a.document_id
)
SELECT
    d.document_id,
    d.path,
    d.superseded_by IS NULL AS is_current,
    coalesce(s.segments, 0) AS segments,
    coalesce(s.articles, 0) AS articles,
    coalesce(s.teasers, 0) AS teasers,
    coalesce(s.fragments, 0) AS fragments,
    coalesce(m.mentions, 0) AS mentions,
    coalesce(c.citations, 0) AS citations,
    coalesce(e.edits, 0) AS edits,
    coalesce(s.segment_chars, 0) AS segment_chars,
    coalesce(f.furniture_chars, 0) AS furniture_chars
FROM main.dim_document AS d
LEFT JOIN segments AS s USING (document_id)
LEFT JOIN furniture AS f USING (document_id)
LEFT JOIN edits AS e USING (document_id)
LEFT JOIN mentions AS m USING (document_id)
LEFT JOIN citations AS c USING (document_id)
ORDER BY d.path, d.document_id;
COMMENT ON VIEW marts.document_overview IS 'One row per document, superseded ones included: what was found in it. Known limits: characters of overlapping segments would count twice; the conservation check excludes that.';
COMMENT ON COLUMN marts.document_overview.document_id IS 'Key, refers to dim_document. Example: 9f86d081884c7d65…';
COMMENT ON COLUMN marts.document_overview.path IS 'Path below the landing folder. Example: page_0042.txt';
COMMENT ON COLUMN marts.document_overview.is_current IS 'False where a newer content of its path supersedes it. Example: true';
COMMENT ON COLUMN marts.document_overview.segments IS 'Segments. Example: 17';
COMMENT ON COLUMN marts.document_overview.articles IS 'Segments of kind article. Example: 1';
COMMENT ON COLUMN marts.document_overview.teasers IS 'Segments of kind teaser. Example: 16';
COMMENT ON COLUMN marts.document_overview.fragments IS 'Segments of kind fragment. Example: 0';
COMMENT ON COLUMN marts.document_overview.mentions IS 'Mentions in its segments. Example: 203';
COMMENT ON COLUMN marts.document_overview.citations IS 'Citations in its segments. Example: 31';
COMMENT ON COLUMN marts.document_overview.edits IS 'Cleaning edits. Example: 12';
COMMENT ON COLUMN marts.document_overview.segment_chars IS 'Raw characters inside segments. Example: 17012';
COMMENT ON COLUMN marts.document_overview.furniture_chars IS 'Raw characters that are furniture. Example: 842';
