-- What did the last runs bring, and what did the checks say?
SELECT r.run_id, r.started_at, r.documents_new, r.documents_quarantined, r.mentions, r.citations,
    count(*) FILTER (q.passed) AS passed, count(*) FILTER (NOT q.passed) AS not_passed
FROM ops.etl_run AS r
LEFT JOIN ops.quality_result AS q USING (run_id)
GROUP BY ALL
ORDER BY r.started_at DESC
LIMIT 10;
