SELECT hash(t.document_id, t.raw_start, t.raw_end) AS place, t.kind, t.rowid AS row, hash(/* columns */) AS content
FROM /* db */.main.fact_furniture AS t
