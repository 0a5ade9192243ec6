CREATE TABLE IF NOT EXISTS ops.etl_run (
    run_id VARCHAR,
    logical_date DATE,
    started_at TIMESTAMP,
    finished_at TIMESTAMP,
    status VARCHAR,
    documents_new BIGINT,
    documents_known BIGINT,
    documents_quarantined BIGINT,
    documents_missing BIGINT,
    articles BIGINT,
    teasers BIGINT,
    fragments BIGINT,
    mentions BIGINT,
    citations BIGINT,
    relations BIGINT,
    checks_passed BIGINT,
    checks_failed BIGINT,
    stage_seconds VARCHAR,
    code_version VARCHAR,
    registry_version VARCHAR,
    options VARCHAR
);
COMMENT ON TABLE ops.etl_run IS 'One row per run that reached publication. Known limits: a run that the audit stopped or that died leaves no row here, because its candidate was never published; its report lies in the reports folder.';
COMMENT ON COLUMN ops.etl_run.run_id IS 'Key. Example: 20261121T060000-1a2b3c';
COMMENT ON COLUMN ops.etl_run.logical_date IS 'Day whose landing partition was run; null where the whole landing folder was. Example: 2026-11-21';
COMMENT ON COLUMN ops.etl_run.started_at IS 'Start, UTC. Example: 2026-11-21 06:00:00';
COMMENT ON COLUMN ops.etl_run.finished_at IS 'End of loading and audit, UTC; null while the run is under way. Example: 2026-11-21 06:04:10';
COMMENT ON COLUMN ops.etl_run.status IS 'running, published or failed. Example: published';
COMMENT ON COLUMN ops.etl_run.documents_new IS 'Documents extracted by this run. Example: 30';
COMMENT ON COLUMN ops.etl_run.documents_known IS 'Documents skipped because their bytes were known. Example: 1200';
COMMENT ON COLUMN ops.etl_run.documents_quarantined IS 'Documents put into quarantine by this run. Example: 1';
COMMENT ON COLUMN ops.etl_run.documents_missing IS 'Landing paths of earlier runs that were not found any more. Example: 0';
COMMENT ON COLUMN ops.etl_run.articles IS 'Segments of kind article loaded by this run. Example: 25';
COMMENT ON COLUMN ops.etl_run.teasers IS 'Segments of kind teaser loaded by this run. Example: 90';
COMMENT ON COLUMN ops.etl_run.fragments IS 'Segments of kind fragment loaded by this run. Example: 2';
COMMENT ON COLUMN ops.etl_run.mentions IS 'Mentions loaded by this run. Example: 2041';
COMMENT ON COLUMN ops.etl_run.citations IS 'Citations loaded by this run. Example: 310';
COMMENT ON COLUMN ops.etl_run.relations IS 'Article relations loaded by this run. Example: 44';
COMMENT ON COLUMN ops.etl_run.checks_passed IS 'Quality checks that passed. Example: 120';
COMMENT ON COLUMN ops.etl_run.checks_failed IS 'Quality checks that did not pass, of any severity. Example: 2';
COMMENT ON COLUMN ops.etl_run.stage_seconds IS 'Wall time of each stage in seconds, as a JSON object. Example: {"ingest": 1.2, "extract": 20.4}';
COMMENT ON COLUMN ops.etl_run.code_version IS 'Version of the code. Example: 0.1.0';
COMMENT ON COLUMN ops.etl_run.registry_version IS 'Content hash of the registry. Example: 3b1f0c77a2d9e410';
COMMENT ON COLUMN ops.etl_run.options IS 'Settings of the run, as a JSON object. Example: {"workers": 2}';
