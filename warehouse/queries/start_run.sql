INSERT INTO ops.etl_run (run_id, logical_date, started_at, status, code_version, registry_version, options)
VALUES (?, ?, ?, 'running', ?, ?, ?)
