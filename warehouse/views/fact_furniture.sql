CREATE OR REPLACE VIEW current.fact_furniture AS
SELECT t.*
FROM main.fact_furniture AS t
ANTI JOIN (SELECT document_id FROM main.dim_document WHERE superseded_by IS NOT NULL) AS gone USING (document_id);
COMMENT ON VIEW current.fact_furniture IS 'One row per stretch of furniture in a current document.';
