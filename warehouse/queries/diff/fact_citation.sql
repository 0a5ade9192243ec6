SELECT hash(a.document_id, t.kind, t.raw_start, t.raw_end) AS place, t.kind, t.rowid AS row, hash(/* columns */) AS content
FROM /* db */.main.fact_citation AS t
JOIN /* db */.main.fact_article AS a USING (article_id)
