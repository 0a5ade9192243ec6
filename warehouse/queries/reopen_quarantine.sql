-- What was resolved and is refused again waits again, since this run.
UPDATE ops.quarantine AS q
SET status = 'open', run_id = a.run_id
FROM _again AS a
WHERE q.quarantine_id = a.quarantine_id AND q.status = 'resolved'
