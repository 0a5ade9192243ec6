SELECT t.rowid, t.surface, coalesce(a.title, d.path)
FROM /* db */.main.fact_mention AS t
JOIN /* db */.main.fact_article AS a USING (article_id)
JOIN /* db */.main.dim_document AS d USING (document_id)
WHERE t.rowid IN (FROM _wanted)
