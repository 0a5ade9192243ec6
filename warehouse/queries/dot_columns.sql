SELECT schema_name AS schema, column_name AS "column", data_type AS type, comment
FROM duckdb_columns()
WHERE database_name = 'warehouse' AND table_name = /* table */
ORDER BY schema_name, column_index
