CREATE OR REPLACE VIEW current.fact_mention AS
SELECT t.*
FROM main.fact_mention AS t
ANTI JOIN (
    SELECT a.article_id
    FROM main.fact_article AS a
    SEMI JOIN (SELECT document_id FROM main.dim_document WHERE superseded_by IS NOT NULL) AS d USING (document_id)
) AS gone USING (article_id);
COMMENT ON VIEW current.fact_mention IS 'One row per mention in a current document.';
