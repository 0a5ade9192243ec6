-- What lies where in landing now.
MERGE INTO ops.landing_file AS f
USING _seen AS s ON f.path = s.path
WHEN MATCHED THEN UPDATE
    SET document_id = s.document_id, bytes = s.bytes, mtime_ns = s.mtime_ns, last_seen_run = $run, missing_since_run = NULL
WHEN NOT MATCHED THEN
    INSERT (path, document_id, bytes, mtime_ns, first_seen_run, last_seen_run)
    VALUES (s.path, s.document_id, s.bytes, s.mtime_ns, $run, $run)
