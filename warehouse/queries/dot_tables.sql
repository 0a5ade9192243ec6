SELECT schema_name AS schema, table_name AS name, comment
FROM duckdb_tables()
WHERE database_name = 'warehouse'
UNION ALL
SELECT schema_name, view_name, comment
FROM duckdb_views()
WHERE database_name = 'warehouse' AND NOT internal
ORDER BY 1, 2
