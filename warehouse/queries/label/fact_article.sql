SELECT t.rowid, coalesce(t.title, left(t.text, 80)), d.path
FROM /* db */.main.fact_article AS t
JOIN /* db */.main.dim_document AS d USING (document_id)
WHERE t.rowid IN (FROM _wanted)
