CREATE OR REPLACE VIEW marts.check_history AS
SELECT
    q.check_name,
    q.table_name,
    q.severity,
    q.owner,
    q.run_id,
    r.started_at,
    q.passed,
    q.failing_count,
    q.observed,
    q.sentence,
    row_number() OVER (PARTITION BY q.check_name ORDER BY r.started_at DESC, q.run_id DESC) AS runs_ago
FROM ops.quality_result AS q
LEFT JOIN ops.etl_run AS r USING (run_id)
ORDER BY q.check_name, runs_ago;
COMMENT ON VIEW marts.check_history IS 'One row per quality check and run, with its age in runs. Known limits: only runs that were published.';
COMMENT ON COLUMN marts.check_history.check_name IS 'Name of the check. Example: fact_mention.span_in_text';
COMMENT ON COLUMN marts.check_history.table_name IS 'Table that is checked. Example: fact_mention';
COMMENT ON COLUMN marts.check_history.severity IS 'critical, warning or info. Example: critical';
COMMENT ON COLUMN marts.check_history.owner IS 'Stage that would have to fix a failure. Example: mentions';
COMMENT ON COLUMN marts.check_history.run_id IS 'Refers to ops.etl_run. Example: 20261121T060000-1a2b3c';
COMMENT ON COLUMN marts.check_history.started_at IS 'Start of the run, UTC. Example: 2026-11-21 06:00:00';
COMMENT ON COLUMN marts.check_history.passed IS 'True where the check held. Example: true';
COMMENT ON COLUMN marts.check_history.failing_count IS 'Rows that fail it. Example: 0';
COMMENT ON COLUMN marts.check_history.observed IS 'What was measured, as text. Example: 0 of 2041 rows';
COMMENT ON COLUMN marts.check_history.sentence IS 'What the check means. Example: Every mention lies inside its text.';
COMMENT ON COLUMN marts.check_history.runs_ago IS '1 for the last run of this check, 2 for the one before. Example: 1';
