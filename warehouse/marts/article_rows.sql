-- Where things lie: a join by row reads one block where a filter on ids unpacks all of them. In the order of the texts, so
-- that the numbers differ little from one to the next and take a few bits each.
CREATE OR REPLACE TABLE marts.article_rows AS
WITH named AS (SELECT article_id, count(*) AS mentions, min(rowid) AS first_row, max(rowid) AS last_row FROM main.fact_mention GROUP BY article_id),
cited AS (SELECT article_id, min(rowid) AS first_row, max(rowid) AS last_row FROM main.fact_citation GROUP BY article_id),
parted AS (SELECT document_id, min(rowid) AS first_row, max(rowid) AS last_row FROM main.fact_article GROUP BY document_id),
furnished AS (SELECT document_id, min(rowid) AS first_row, max(rowid) AS last_row FROM main.fact_furniture GROUP BY document_id),
edited AS (SELECT document_id, min(rowid) AS first_row, max(rowid) AS last_row FROM main.document_edit GROUP BY document_id),
known AS (SELECT document_id, rowid AS document_row FROM main.dim_document),
kept AS (SELECT document_id, rowid AS raw_text_row FROM main.document_text),
of_document AS (
    SELECT document_id, k.document_row, r.raw_text_row, p.first_row AS first_segment_row, p.last_row AS last_segment_row,
        f.first_row AS first_furniture_row, f.last_row AS last_furniture_row, e.first_row AS first_edit_row, e.last_row AS last_edit_row
    FROM parted AS p
    LEFT JOIN known AS k USING (document_id)
    LEFT JOIN kept AS r USING (document_id)
    LEFT JOIN furnished AS f USING (document_id)
    LEFT JOIN edited AS e USING (document_id)
)
SELECT
    CAST(a.rowid AS INTEGER) AS text_row,
    CAST(coalesce(n.mentions, 0) AS INTEGER) AS mentions,
    CAST(n.first_row AS INTEGER) AS first_mention_row,
    CAST(n.last_row AS INTEGER) AS last_mention_row,
    CAST(c.first_row AS INTEGER) AS first_citation_row,
    CAST(c.last_row AS INTEGER) AS last_citation_row,
    CAST(d.document_row AS INTEGER) AS document_row,
    CAST(d.raw_text_row AS INTEGER) AS raw_text_row,
    CAST(d.first_segment_row AS INTEGER) AS first_segment_row,
    CAST(d.last_segment_row AS INTEGER) AS last_segment_row,
    CAST(d.first_furniture_row AS INTEGER) AS first_furniture_row,
    CAST(d.last_furniture_row AS INTEGER) AS last_furniture_row,
    CAST(d.first_edit_row AS INTEGER) AS first_edit_row,
    CAST(d.last_edit_row AS INTEGER) AS last_edit_row
FROM main.fact_article AS a
LEFT JOIN named AS n USING (article_id)
LEFT JOIN cited AS c USING (article_id)
LEFT JOIN of_document AS d USING (document_id)
ORDER BY text_row;
COMMENT ON TABLE marts.article_rows IS 'One row per segment, superseded ones included: the rows (rowid in this publication) where it and what belongs to it lie; computed at load. Known limits: rows of others can lie between the first and the last, so ids have to be compared.';
COMMENT ON COLUMN marts.article_rows.text_row IS 'Where the segment lies in fact_article. Example: 40102';
COMMENT ON COLUMN marts.article_rows.mentions IS 'Mentions in the segment, undecided ones counted. Example: 14';
COMMENT ON COLUMN marts.article_rows.first_mention_row IS 'Where its mentions begin in fact_mention; null without mentions. Example: 401020';
COMMENT ON COLUMN marts.article_rows.last_mention_row IS 'Where they end. Example: 401033';
COMMENT ON COLUMN marts.article_rows.first_citation_row IS 'Where its citations begin in fact_citation; null without citations. Example: 80204';
COMMENT ON COLUMN marts.article_rows.last_citation_row IS 'Where they end. Example: 80206';
COMMENT ON COLUMN marts.article_rows.document_row IS 'Where its document lies in dim_document. Example: 20051';
COMMENT ON COLUMN marts.article_rows.raw_text_row IS 'Where the raw text of its document lies in document_text. Example: 20051';
COMMENT ON COLUMN marts.article_rows.first_segment_row IS 'Where the segments of its document begin in fact_article. Example: 40100';
COMMENT ON COLUMN marts.article_rows.last_segment_row IS 'Where they end. Example: 40104';
COMMENT ON COLUMN marts.article_rows.first_furniture_row IS 'Where the furniture of its document begins in fact_furniture; null without furniture. Example: 30011';
COMMENT ON COLUMN marts.article_rows.last_furniture_row IS 'Where it ends. Example: 30014';
COMMENT ON COLUMN marts.article_rows.first_edit_row IS 'Where the edits of its document begin in document_edit; null without edits. Example: 9120';
COMMENT ON COLUMN marts.article_rows.last_edit_row IS 'Where they end. Example: 9124';
