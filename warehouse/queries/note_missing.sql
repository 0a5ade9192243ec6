-- Paths of earlier runs that are not there any more. Records (`box.jsonl#3`) of a container that was not opened again
-- are there while their container is.
WITH opened AS (
    SELECT DISTINCT regexp_replace(path, '#\d+$', '') AS path FROM _seen WHERE regexp_matches(path, '#\d+$')
),
unchanged AS (SELECT path FROM _seen ANTI JOIN opened USING (path))
UPDATE ops.landing_file
SET missing_since_run = ?
WHERE missing_since_run IS NULL
    AND path NOT IN (SELECT path FROM _seen)
    AND regexp_replace(path, '#\d+$', '') NOT IN (SELECT path FROM unchanged)
