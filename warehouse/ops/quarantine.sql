CREATE TABLE IF NOT EXISTS ops.quarantine (
    quarantine_id VARCHAR,
    path VARCHAR,
    document_id VARCHAR,
    stage VARCHAR,
    reason VARCHAR,
    detail VARCHAR,
    sample VARCHAR,
    run_id VARCHAR,
    status VARCHAR
);
COMMENT ON TABLE ops.quarantine IS 'One row per document and stage that refused it. Known limits: the bytes stay in landing; only a sample is kept here.';
COMMENT ON COLUMN ops.quarantine.quarantine_id IS 'Key: hash of path, document, stage and reason. Example: 99aa88bb77cc66dd';
COMMENT ON COLUMN ops.quarantine.path IS 'Path below the landing folder. Example: broken.txt';
COMMENT ON COLUMN ops.quarantine.document_id IS 'SHA-256 of the bytes; null where they could not be read. Example: 9f86d081884c7d65…';
COMMENT ON COLUMN ops.quarantine.stage IS 'Stage that refused it. Example: ingest';
COMMENT ON COLUMN ops.quarantine.reason IS 'Why, as a code. Example: not_text';
COMMENT ON COLUMN ops.quarantine.detail IS 'Why, as a sentence. Example: 31 % of the bytes are control characters.';
COMMENT ON COLUMN ops.quarantine.sample IS 'The first characters, made printable. Example: \x00\x01PK';
COMMENT ON COLUMN ops.quarantine.run_id IS 'Refers to ops.etl_run: the run that refused it first (again, after it was resolved). Example: 20261121T060000-1a2b3c';
COMMENT ON COLUMN ops.quarantine.status IS 'open, or resolved once a later run took the document or another content of its path. Example: open';
