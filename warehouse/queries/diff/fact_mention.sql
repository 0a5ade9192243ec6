SELECT hash(a.document_id, t.raw_start, t.raw_end) AS place, t.recognizer AS kind, t.rowid AS row, hash(/* columns */) AS content
FROM /* db */.main.fact_mention AS t
JOIN /* db */.main.fact_article AS a USING (article_id)
