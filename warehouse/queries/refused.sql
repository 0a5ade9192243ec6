-- What lies in quarantine, also where the same bytes were loaded from another path. A path that has held a loaded document
-- since is refused anew, if it is.
SELECT path, document_id, reason
FROM ops.quarantine
WHERE status = 'open' OR document_id IN (SELECT document_id FROM main.dim_document)
