-- Who is quoted, in how many independent stories, and with which words last?
SELECT coalesce(e.name, c.speaker) AS speaker, count(*) AS quotations,
    count(DISTINCT a.article_id) FILTER (a.is_canonical) AS stories,
    arg_max(c.quote, coalesce(a.published_on, DATE '1900-01-01')) AS last_quote
FROM current.fact_citation AS c
JOIN current.fact_article AS a USING (article_id)
LEFT JOIN dim_entity AS e ON e.entity_id = c.speaker_entity_id
WHERE c.kind = 'quotation' AND coalesce(e.name, c.speaker) IS NOT NULL
GROUP BY 1
ORDER BY stories DESC, quotations DESC, speaker
LIMIT 20;
