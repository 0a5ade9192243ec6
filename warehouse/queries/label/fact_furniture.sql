SELECT t.rowid, substring(x.raw_text, t.raw_start + 1, t.raw_end - t.raw_start), d.path
FROM /* db */.main.fact_furniture AS t
JOIN /* db */.main.document_text AS x USING (document_id)
JOIN /* db */.main.dim_document AS d USING (document_id)
WHERE t.rowid IN (FROM _wanted)
