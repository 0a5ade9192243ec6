SELECT t.rowid, t.path, NULL
FROM /* db */.main.dim_document AS t
WHERE t.rowid IN (FROM _wanted)
