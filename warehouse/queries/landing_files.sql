-- Every landing file ever seen. A record inside a container (`box.jsonl#3`) is left out while its container is known.
-- Few paths are records, and a pattern takes longer than all the rest.
SELECT path, document_id, bytes, mtime_ns, missing_since_run
FROM ops.landing_file AS f
WHERE NOT EXISTS (
    SELECT 1
    FROM ops.landing_file AS c
    WHERE c.path = CASE
        WHEN contains(f.path, '#') THEN regexp_extract(f.path, '(?i)^(.+\.(jsonl|ndjson|parquet)(\.gz)?)#[0-9]+$', 1)
    END
)
