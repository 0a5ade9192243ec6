CREATE OR REPLACE VIEW marts.prunable_documents AS
WITH away AS (
    SELECT document_id FROM ops.landing_file GROUP BY document_id HAVING bool_and(missing_since_run IS NOT NULL)
)
SELECT
    d.document_id,
    d.path,
    CASE WHEN NOT d.is_current THEN 'superseded' ELSE 'missing' END AS reason,
    d.segments,
    d.mentions,
    d.citations
FROM marts.document_overview AS d
WHERE NOT d.is_current OR d.document_id IN (SELECT document_id FROM away)
ORDER BY d.path, d.document_id;
COMMENT ON VIEW marts.prunable_documents IS 'One row per document that pruning would remove. Known limits: a document whose path now holds content that is in quarantine is still current and not listed.';
COMMENT ON COLUMN marts.prunable_documents.document_id IS 'Refers to dim_document. Example: 9f86d081884c7d65…';
COMMENT ON COLUMN marts.prunable_documents.path IS 'Path below the landing folder. Example: page_0042.txt';
COMMENT ON COLUMN marts.prunable_documents.reason IS 'superseded (a newer content lies at its path) or missing (its last path vanished from landing). Example: superseded';
COMMENT ON COLUMN marts.prunable_documents.segments IS 'Segments that would go. Example: 17';
COMMENT ON COLUMN marts.prunable_documents.mentions IS 'Mentions that would go. Example: 203';
COMMENT ON COLUMN marts.prunable_documents.citations IS 'Citations that would go. Example: 31';
