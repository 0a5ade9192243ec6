MERGE INTO ops.quality_failing_row AS f
USING _failing AS n ON f.check_name = n.check_name AND f.row_key = n.row_key
WHEN MATCHED THEN UPDATE SET sample = n.sample, last_seen_run = $run, resolved_at = NULL
WHEN NOT MATCHED THEN
    INSERT (check_name, row_key, sample, first_seen_run, last_seen_run)
    VALUES (n.check_name, n.row_key, n.sample, $run, $run)
