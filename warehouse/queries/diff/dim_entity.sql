SELECT hash(t.entity_id) AS place, t.type AS kind, t.rowid AS row, hash(/* columns */) AS content
FROM /* db */.main.dim_entity AS t
