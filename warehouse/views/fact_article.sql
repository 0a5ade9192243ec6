-- Where the canonical member of a cluster is superseded, the next by the same rule (most words, then the earliest date,
-- then the smallest id) stands for the cluster. Few clusters are concerned, so the common case costs one small join.
CREATE OR REPLACE VIEW current.fact_article AS
WITH gone AS (
    SELECT a.article_id, a.cluster_id, a.is_canonical
    FROM main.fact_article AS a
    SEMI JOIN (SELECT document_id FROM main.dim_document WHERE superseded_by IS NOT NULL) AS d USING (document_id)
),
stand_in AS (
    SELECT arg_min(a.article_id, (-coalesce(a.word_count, 0), coalesce(a.published_on, DATE '9999-12-31'), a.article_id))
        AS article_id
    FROM main.fact_article AS a
    SEMI JOIN (SELECT cluster_id FROM gone WHERE is_canonical) AS c USING (cluster_id)
    ANTI JOIN gone AS g ON g.article_id = a.article_id
    GROUP BY a.cluster_id
)
SELECT t.* REPLACE (t.is_canonical OR s.article_id IS NOT NULL AS is_canonical)
FROM main.fact_article AS t
ANTI JOIN gone AS g ON g.article_id = t.article_id
LEFT JOIN stand_in AS s ON s.article_id = t.article_id;
COMMENT ON VIEW current.fact_article IS 'One row per segment of a current document. Where the canonical member of a cluster is superseded, the next one by the same rule is canonical here. Known limits: cluster_id can name a superseded article.';
