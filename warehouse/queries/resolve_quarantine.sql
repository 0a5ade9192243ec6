-- Refused documents that have been loaded meanwhile, and those whose path holds another content that a later run has
-- loaded. A container file is loaded when one of its records is.
UPDATE ops.quarantine AS q
SET status = 'resolved'
FROM (
    SELECT o.quarantine_id
    FROM ops.quarantine AS o
    WHERE o.status = 'open' AND (
        o.document_id IN (SELECT document_id FROM main.dim_document)
        OR EXISTS (
            SELECT 1
            FROM ops.landing_file AS f
            JOIN main.dim_document AS d ON d.document_id = f.document_id
            WHERE f.path = o.path AND f.missing_since_run IS NULL AND f.last_seen_run > o.run_id
        )
        OR EXISTS (
            SELECT 1
            FROM ops.landing_file AS f
            JOIN main.dim_document AS d ON d.document_id = f.document_id
            WHERE regexp_replace(f.path, '#[0-9]+$', '') = o.path
                AND contains(f.path, '#')
                AND f.missing_since_run IS NULL
                AND f.last_seen_run > o.run_id
        )
    )
) AS taken
WHERE q.quarantine_id = taken.quarantine_id
