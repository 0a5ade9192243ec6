SELECT hash(t.source_id) AS place, t.kind, t.rowid AS row, hash(/* columns */) AS content
FROM /* db */.main.dim_source AS t
