-- Of the last run.
SELECT check_name, severity, failing_count
FROM ops.quality_result
WHERE NOT passed AND checked_at = (SELECT max(checked_at) FROM ops.quality_result)
ORDER BY ALL
