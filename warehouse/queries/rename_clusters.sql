-- A cluster whose canonical article is gone is named after the next by the same rule: most words, then the earliest
-- date, then the smallest id.
WITH headless AS (
    SELECT
        cluster_id,
        arg_min(article_id, (-coalesce(word_count, 0), coalesce(published_on, DATE '9999-12-31'), article_id)) AS canonical
    FROM main.fact_article
    GROUP BY cluster_id
    HAVING NOT bool_or(is_canonical)
)
UPDATE main.fact_article AS a
SET cluster_id = h.canonical, is_canonical = (a.article_id = h.canonical)
FROM headless AS h
WHERE a.cluster_id = h.cluster_id
