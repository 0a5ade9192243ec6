-- All relations of the pairs in _pairs.
DELETE FROM main.fact_article_relation AS r
WHERE EXISTS (
    SELECT 1 FROM _pairs AS p WHERE p.article_id = r.article_id AND p.related_article_id = r.related_article_id
)
