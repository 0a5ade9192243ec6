-- Refused documents that have been loaded meanwhile.
UPDATE ops.quarantine
SET status = 'resolved'
WHERE status = 'open' AND document_id IN (SELECT document_id FROM main.dim_document)
