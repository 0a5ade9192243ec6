-- How old are the works that footnotes cite when the article appears?
SELECT s.name AS source, count(*) AS footnotes, median(a.published_on - c.cited_on) AS median_days,
    max(a.published_on - c.cited_on) AS oldest_days
FROM current.fact_citation AS c
JOIN current.fact_article AS a USING (article_id)
LEFT JOIN dim_source AS s USING (source_id)
WHERE c.kind = 'footnote' AND c.cited_on IS NOT NULL AND a.published_on IS NOT NULL
GROUP BY s.name
ORDER BY footnotes DESC, source
LIMIT 20;
