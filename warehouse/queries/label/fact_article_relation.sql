SELECT
    t.rowid,
    '“' || left(coalesce(a.title, a.text), 60) || '” '
        || CASE t.direction WHEN 'excerpt_of' THEN 'is part of' ELSE 'says the same as' END
        || ' “' || left(coalesce(b.title, b.text), 60) || '” (' || da.path || ', ' || db.path || ')',
    NULL
FROM /* db */.main.fact_article_relation AS t
JOIN /* db */.main.fact_article AS a ON a.article_id = t.article_id
JOIN /* db */.main.fact_article AS b ON b.article_id = t.related_article_id
JOIN /* db */.main.dim_document AS da ON da.document_id = a.document_id
JOIN /* db */.main.dim_document AS db ON db.document_id = b.document_id
WHERE t.rowid IN (FROM _wanted)
