-- How many articles, teasers and fragments are there, and how many independent stories?
SELECT kind, count(*) AS segments, count(*) FILTER (is_canonical) AS stories, sum(word_count) AS words
FROM current.fact_article
GROUP BY kind
ORDER BY segments DESC;
