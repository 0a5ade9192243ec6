CREATE TABLE IF NOT EXISTS ops.quality_result (
    run_id VARCHAR,
    check_name VARCHAR,
    table_name VARCHAR,
    severity VARCHAR,
    passed BOOLEAN,
    observed VARCHAR,
    failing_count BIGINT,
    sentence VARCHAR,
    owner VARCHAR,
    checked_at TIMESTAMP
);
COMMENT ON TABLE ops.quality_result IS 'One row per run and quality check. Known limits: only runs that were published; the report of a stopped run lies in the reports folder.';
COMMENT ON COLUMN ops.quality_result.run_id IS 'Refers to ops.etl_run. Example: 20261121T060000-1a2b3c';
COMMENT ON COLUMN ops.quality_result.check_name IS 'Name of the check, the same on every run. Example: fact_mention.span_in_text';
COMMENT ON COLUMN ops.quality_result.table_name IS 'Table that is checked. Example: fact_mention';
COMMENT ON COLUMN ops.quality_result.severity IS 'critical (stops the publication), warning or info. Example: critical';
COMMENT ON COLUMN ops.quality_result.passed IS 'True where the check held. Example: true';
COMMENT ON COLUMN ops.quality_result.observed IS 'What was measured, as text. Example: 0 of 2041 rows';
COMMENT ON COLUMN ops.quality_result.failing_count IS 'Rows that fail the check. Example: 0';
COMMENT ON COLUMN ops.quality_result.sentence IS 'What the check means, in one plain sentence. Example: Every mention lies inside its text.';
COMMENT ON COLUMN ops.quality_result.owner IS 'Stage that would have to fix a failure. Example: mentions';
COMMENT ON COLUMN ops.quality_result.checked_at IS 'When it was checked, UTC. Example: 2026-11-21 06:04:00';
