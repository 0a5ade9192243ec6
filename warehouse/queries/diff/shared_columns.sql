-- Columns that a table has on both sides: versions may differ.
SELECT column_name
FROM duckdb_columns()
WHERE database_name IN ('old', 'new') AND schema_name = 'main' AND table_name = ?
GROUP BY column_name
HAVING count(*) = 2
ORDER BY min(column_index)
