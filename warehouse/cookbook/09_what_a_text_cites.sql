-- What does one article cite, in reading order? (SET VARIABLE article = 'an article_id'; unset: the one that cites most)
SELECT c.ordinal, c.kind, c.marker, coalesce(s.name, c.speaker) AS source, c.author, c.title, c.cited_on, c.resolution
FROM current.fact_citation AS c
LEFT JOIN dim_source AS s USING (source_id)
WHERE c.article_id = coalesce(
    getvariable('article'),
    (SELECT article_id FROM current.fact_citation GROUP BY article_id ORDER BY count(*) DESC, article_id LIMIT 1)
)
ORDER BY c.ordinal;
