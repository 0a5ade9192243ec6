CREATE TABLE IF NOT EXISTS ops.audited_rows (
    table_name VARCHAR,
    row_count BIGINT,
    fingerprint VARCHAR,
    rules VARCHAR,
    run_id VARCHAR
);
COMMENT ON TABLE ops.audited_rows IS 'One row per table whose rows the last audit held against their texts and found no fault with: the next audit reads these texts again only where something has changed. Known limits: empty after an audit that found a fault with a text; a fingerprint tells that rows changed, not which.';
COMMENT ON COLUMN ops.audited_rows.table_name IS 'Key: a table of the main schema. Example: fact_mention';
COMMENT ON COLUMN ops.audited_rows.row_count IS 'Rows that it had. Example: 223770';
COMMENT ON COLUMN ops.audited_rows.fingerprint IS 'Sum of the hashes of their columns that the checks read, as a decimal number. Example: 1712017492314600384201';
COMMENT ON COLUMN ops.audited_rows.rules IS 'Version of the checks that read texts. Example: 3b1f0c77a2d9e4103b1f0c77a2d9e410';
COMMENT ON COLUMN ops.audited_rows.run_id IS 'Refers to ops.etl_run: the run whose audit it was. Example: 20261121T060000-1a2b3c';
