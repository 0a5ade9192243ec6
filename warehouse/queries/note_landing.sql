-- What lies where in landing now.
MERGE INTO ops.landing_file AS f
USING _seen AS s ON f.path = s.path
WHEN MATCHED AND (
        f.document_id IS DISTINCT FROM s.document_id
        OR f.bytes IS DISTINCT FROM s.bytes
        OR f.mtime_ns IS DISTINCT FROM s.mtime_ns
        OR f.missing_since_run IS NOT NULL
    )
    THEN UPDATE SET document_id = s.document_id, bytes = s.bytes, mtime_ns = s.mtime_ns, missing_since_run = NULL
WHEN NOT MATCHED THEN
    INSERT (path, document_id, bytes, mtime_ns, first_seen_run, last_seen_run)
    VALUES (s.path, s.document_id, s.bytes, s.mtime_ns, $run, $run)
