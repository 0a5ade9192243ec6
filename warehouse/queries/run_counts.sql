WITH loaded AS (SELECT article_id, kind FROM main.fact_article WHERE run_id = ?)
SELECT
    count(*) FILTER (kind = 'article'),
    count(*) FILTER (kind = 'teaser'),
    count(*) FILTER (kind = 'fragment'),
    (SELECT count(*) FROM main.fact_mention SEMI JOIN loaded USING (article_id)),
    (SELECT count(*) FROM main.fact_citation SEMI JOIN loaded USING (article_id))
FROM loaded
