SELECT hash(t.article_id, t.related_article_id) AS place, t.relation AS kind, t.rowid AS row, hash(/* columns */) AS content
FROM /* db */.main.fact_article_relation AS t
