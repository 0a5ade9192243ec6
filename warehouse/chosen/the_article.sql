-- The limit keeps the condition on the id out of the join, where it would read all ids.
CREATE OR REPLACE MACRO chosen.article_of(wanted) AS TABLE
SELECT t.article_id, t.document_id, r.*
FROM (
    SELECT f.article_id, f.document_id, i.text_row
    FROM marts.article_ids AS i
    JOIN main.fact_article AS f ON f.rowid = i.text_row
    WHERE i.id_digest = CAST(md5_number_lower(wanted) >> 32 AS UINTEGER)
    LIMIT 1000
) AS t
JOIN marts.article_rows AS r USING (text_row)
WHERE t.article_id = wanted;

CREATE OR REPLACE VIEW chosen.the_article AS
SELECT * FROM chosen.article_of(getvariable('article'));
COMMENT ON VIEW chosen.the_article IS 'One row per segment that the variable article names, superseded or not: where it and what belongs to it lie, as in marts.article_rows. Known limits: empty while the variable is unset.';
COMMENT ON COLUMN chosen.the_article.article_id IS 'Refers to fact_article. Example: 0f1e2d3c4b5a6978';
COMMENT ON COLUMN chosen.the_article.document_id IS 'Refers to dim_document. Example: 9f86d081884c7d65…';
COMMENT ON COLUMN chosen.the_article.text_row IS 'Where the segment lies in fact_article. Example: 40102';
COMMENT ON COLUMN chosen.the_article.mentions IS 'Mentions in the segment, undecided ones counted. Example: 14';
COMMENT ON COLUMN chosen.the_article.first_mention_row IS 'Where its mentions begin in fact_mention; null without mentions. Example: 401020';
COMMENT ON COLUMN chosen.the_article.last_mention_row IS 'Where they end. Example: 401033';
COMMENT ON COLUMN chosen.the_article.first_citation_row IS 'Where its citations begin in fact_citation; null without citations. Example: 80204';
COMMENT ON COLUMN chosen.the_article.last_citation_row IS 'Where they end. Example: 80206';
COMMENT ON COLUMN chosen.the_article.document_row IS 'Where its document lies in dim_document. Example: 20051';
COMMENT ON COLUMN chosen.the_article.raw_text_row IS 'Where the raw text of its document lies in document_text. Example: 20051';
COMMENT ON COLUMN chosen.the_article.first_segment_row IS 'Where the segments of its document begin in fact_article. Example: 40100';
COMMENT ON COLUMN chosen.the_article.last_segment_row IS 'Where they end. Example: 40104';
COMMENT ON COLUMN chosen.the_article.first_furniture_row IS 'Where the furniture of its document begins in fact_furniture; null without furniture. Example: 30011';
COMMENT ON COLUMN chosen.the_article.last_furniture_row IS 'Where it ends. Example: 30014';
COMMENT ON COLUMN chosen.the_article.first_edit_row IS 'Where the edits of its document begin in document_edit; null without edits. Example: 9120';
COMMENT ON COLUMN chosen.the_article.last_edit_row IS 'Where they end. Example: 9124';
