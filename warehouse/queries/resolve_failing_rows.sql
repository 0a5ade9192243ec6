-- What an executed check does not report any more is resolved.
UPDATE ops.quality_failing_row
SET resolved_at = ?
WHERE resolved_at IS NULL AND last_seen_run <> ? AND check_name IN (SELECT check_name FROM _checks)
