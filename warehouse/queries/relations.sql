-- Every table and view with its comment.
SELECT schema_name, table_name, comment, 'table'
FROM duckdb_tables()
WHERE database_name = current_database() AND NOT internal
UNION ALL
SELECT schema_name, view_name, comment, 'view'
FROM duckdb_views()
WHERE database_name = current_database() AND NOT internal
ORDER BY 1, 2
