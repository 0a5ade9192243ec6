-- Columns of `current` and `chosen` views that have no comment, with that of the same column of the table or mart they narrow.
SELECT v.schema_name, v.table_name, v.column_name, t.comment
FROM duckdb_columns() AS v
JOIN duckdb_columns() AS t
    ON t.database_name = v.database_name
    AND t.schema_name = CASE v.schema_name WHEN 'current' THEN 'main' WHEN 'chosen' THEN 'marts' END
    AND t.table_name = v.table_name
    AND t.column_name = v.column_name
WHERE v.database_name = current_database()
    AND v.comment IS NULL
    AND t.comment IS NOT NULL
