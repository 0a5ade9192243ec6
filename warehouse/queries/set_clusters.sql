UPDATE main.fact_article AS a
SET cluster_id = c.cluster_id, is_canonical = c.is_canonical
FROM _clusters AS c
WHERE a.article_id = c.article_id
    AND (a.cluster_id IS DISTINCT FROM c.cluster_id OR a.is_canonical IS DISTINCT FROM c.is_canonical)
