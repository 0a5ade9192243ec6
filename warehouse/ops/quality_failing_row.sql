CREATE TABLE IF NOT EXISTS ops.quality_failing_row (
    check_name VARCHAR,
    row_key VARCHAR,
    sample VARCHAR,
    first_seen_run VARCHAR,
    last_seen_run VARCHAR,
    resolved_at TIMESTAMP
);
COMMENT ON TABLE ops.quality_failing_row IS 'One row per check and row that failed it, over all runs. Known limits: a check reports a bounded sample of its failing rows; ops.quality_result.failing_count has the full number.';
COMMENT ON COLUMN ops.quality_failing_row.check_name IS 'Name of the check. Example: fact_article.date_in_range';
COMMENT ON COLUMN ops.quality_failing_row.row_key IS 'Key of the failing row. Example: 0f1e2d3c4b5a6978';
COMMENT ON COLUMN ops.quality_failing_row.sample IS 'The row, or what is wrong with it, as text. Example: published_on 2911-10-21';
COMMENT ON COLUMN ops.quality_failing_row.first_seen_run IS 'Refers to ops.etl_run: the first run that found it. Example: 20261121T060000-1a2b3c';
COMMENT ON COLUMN ops.quality_failing_row.last_seen_run IS 'Refers to ops.etl_run: the last run that found it. Example: 20261121T060000-1a2b3c';
COMMENT ON COLUMN ops.quality_failing_row.resolved_at IS 'When a later run did not find it any more, UTC; null while it fails. Example: null';
