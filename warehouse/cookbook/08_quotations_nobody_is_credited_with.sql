-- Which quotations have no speaker?
SELECT a.title, c.quote, c.cue, c.resolution
FROM current.fact_citation AS c
JOIN current.fact_article AS a USING (article_id)
WHERE c.kind = 'quotation' AND c.speaker IS NULL
ORDER BY a.published_on DESC NULLS LAST, a.article_id, c.ordinal
LIMIT 50;
