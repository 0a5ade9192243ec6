-- Every column that the file in use stores, those of the marts included; table by table.
SELECT schema_name, table_name, column_name FROM duckdb_columns()
JOIN duckdb_tables() USING (database_name, schema_name, table_name)
WHERE database_name = current_database()
ORDER BY ALL
