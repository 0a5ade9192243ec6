CREATE OR REPLACE VIEW current.fact_citation AS
SELECT t.*
FROM main.fact_citation AS t
ANTI JOIN (
    SELECT a.article_id
    FROM main.fact_article AS a
    SEMI JOIN (SELECT document_id FROM main.dim_document WHERE superseded_by IS NOT NULL) AS d USING (document_id)
) AS gone USING (article_id);
COMMENT ON VIEW current.fact_citation IS 'One row per citation in a current document. Known limits: resolves_to_citation_id stays inside the article, so it is current too.';
