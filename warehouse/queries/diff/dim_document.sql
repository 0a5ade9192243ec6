SELECT hash(t.document_id) AS place, 'document' AS kind, t.rowid AS row, hash(/* columns */) AS content
FROM /* db */.main.dim_document AS t
