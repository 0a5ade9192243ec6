-- The first changes of each kind, by the position of their rows.
SELECT kind, change, old_row, new_row
FROM _changes
QUALIFY row_number() OVER (PARTITION BY kind, change ORDER BY coalesce(new_row, old_row)) <= ?
ORDER BY kind, list_position(['added', 'removed', 'changed'], change), coalesce(new_row, old_row)
