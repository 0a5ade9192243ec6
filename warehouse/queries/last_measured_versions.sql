SELECT code_version, registry_version
FROM ops.etl_run
WHERE run_id IN (SELECT run_id FROM ops.accuracy)
ORDER BY started_at DESC, run_id DESC
LIMIT 1
