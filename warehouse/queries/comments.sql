-- Name and comment of every table and column, named as the statements of `tables/` and `ops/` name them.
SELECT if(schema_name = 'main', '', schema_name || '.') || table_name AS name, comment FROM duckdb_tables()
WHERE database_name = current_database() AND NOT internal
UNION ALL
SELECT if(schema_name = 'main', '', schema_name || '.') || table_name || '.' || column_name, comment
FROM duckdb_columns()
WHERE database_name = current_database() AND NOT internal
