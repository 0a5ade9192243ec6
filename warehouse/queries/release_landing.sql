-- The landing rows of refused files, of refused records (`box.jsonl#3`), and of the containers that these lie in.
DELETE FROM ops.landing_file
WHERE path IN (
    SELECT path FROM ops.quarantine WHERE status = 'open'
    UNION
    SELECT regexp_replace(path, '#[0-9]+$', '') FROM ops.quarantine WHERE status = 'open'
)
