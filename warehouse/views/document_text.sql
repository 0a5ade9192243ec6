CREATE OR REPLACE VIEW current.document_text AS
SELECT t.*
FROM main.document_text AS t
ANTI JOIN (SELECT document_id FROM main.dim_document WHERE superseded_by IS NOT NULL) AS gone USING (document_id);
COMMENT ON VIEW current.document_text IS 'One row per current document: its decoded text.';
