CREATE OR REPLACE VIEW current.document_edit AS
SELECT t.*
FROM main.document_edit AS t
ANTI JOIN (SELECT document_id FROM main.dim_document WHERE superseded_by IS NOT NULL) AS gone USING (document_id);
COMMENT ON VIEW current.document_edit IS 'One row per cleaning edit of a current document.';
