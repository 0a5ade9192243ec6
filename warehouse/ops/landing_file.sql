CREATE TABLE IF NOT EXISTS ops.landing_file (
    path VARCHAR,
    document_id VARCHAR,
    bytes BIGINT,
    mtime_ns BIGINT,
    first_seen_run VARCHAR,
    last_seen_run VARCHAR,
    missing_since_run VARCHAR
);
COMMENT ON TABLE ops.landing_file IS 'One row per path ever seen in landing, with what lies or last lay there. Known limits: the older contents of a path are in dim_document (superseded_by), not here.';
COMMENT ON COLUMN ops.landing_file.path IS 'Key: path below the landing folder. Example: 2026-11-21/page_0042.txt';
COMMENT ON COLUMN ops.landing_file.document_id IS 'SHA-256 of the content; refers to dim_document, unless the content is in quarantine. Example: 9f86d081884c7d65…';
COMMENT ON COLUMN ops.landing_file.bytes IS 'Size in bytes. Example: 18342';
COMMENT ON COLUMN ops.landing_file.mtime_ns IS 'Modification time in nanoseconds since 1970; with the size it spares unchanged files a hash. Example: 1795000000000000000';
COMMENT ON COLUMN ops.landing_file.first_seen_run IS 'Refers to ops.etl_run. Example: 20261121T060000-1a2b3c';
COMMENT ON COLUMN ops.landing_file.last_seen_run IS 'Refers to ops.etl_run: the last run that found the path. Example: 20261121T060000-1a2b3c';
COMMENT ON COLUMN ops.landing_file.missing_since_run IS 'Refers to ops.etl_run: the first run that did not find the path any more; null while it is there. Example: null';
