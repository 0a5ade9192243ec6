-- Every path that lies in landing now. A column by itself: of the others, most hold what they held.
UPDATE ops.landing_file
SET last_seen_run = $run
WHERE path IN (SELECT path FROM _seen) AND last_seen_run IS DISTINCT FROM $run
