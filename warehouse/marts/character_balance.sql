CREATE OR REPLACE TABLE marts.character_balance AS
WITH inside AS (
    SELECT a.article_id, sum(least(f.raw_end, a.raw_end) - greatest(f.raw_start, a.raw_start)) AS characters
    FROM current.fact_article AS a
    JOIN current.fact_furniture AS f ON f.document_id = a.document_id AND f.raw_start < a.raw_end AND f.raw_end > a.raw_start
    GROUP BY a.article_id
),
parts AS (
    SELECT a.kind AS part, sum(a.raw_end - a.raw_start - coalesce(i.characters, 0)) AS characters
    FROM current.fact_article AS a
    LEFT JOIN inside AS i USING (article_id)
    GROUP BY a.kind
    UNION ALL
    SELECT 'furniture: ' || replace(kind, '_', ' '), sum(raw_end - raw_start) FROM current.fact_furniture GROUP BY kind
),
-- Texts are read only where their length is not written beside them.
uncounted AS (SELECT sum(length(raw_text)) AS characters FROM current.document_text WHERE characters IS NULL),
whole AS (
    SELECT coalesce(sum(t.characters), 0) + coalesce((SELECT characters FROM uncounted), 0) AS characters
    FROM current.document_text AS t
)
SELECT part, CAST(characters AS BIGINT) AS characters FROM parts
UNION ALL
SELECT 'white space between', CAST(whole.characters - coalesce((SELECT sum(characters) FROM parts), 0) AS BIGINT)
FROM whole
WHERE whole.characters > 0;
COMMENT ON TABLE marts.character_balance IS 'One row per thing that raw characters of current documents became; computed at load. Known limits: none, the rows add up to all raw characters.';
COMMENT ON COLUMN marts.character_balance.part IS 'Kind of segment, kind of furniture, or white space between them. Example: furniture: read more';
COMMENT ON COLUMN marts.character_balance.characters IS 'Raw characters, in code points. Example: 90210';
