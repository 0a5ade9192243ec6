CREATE OR REPLACE VIEW current.fact_article AS
SELECT t.*
FROM main.fact_article AS t
ANTI JOIN (SELECT document_id FROM main.dim_document WHERE superseded_by IS NOT NULL) AS gone USING (document_id);
COMMENT ON VIEW current.fact_article IS 'One row per segment of a current document.';
