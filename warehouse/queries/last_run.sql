SELECT run_id, finished_at, checks_passed, (SELECT count(*) FROM main.dim_document) AS documents
FROM ops.etl_run
WHERE status = 'published'
ORDER BY finished_at DESC, run_id DESC
LIMIT 1
