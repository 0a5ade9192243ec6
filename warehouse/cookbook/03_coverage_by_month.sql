-- How did coverage develop, copies against independent stories?
SELECT d.month_start AS month, sum(c.articles) AS articles, sum(c.stories) AS stories, sum(c.copies) AS copies
FROM marts.coverage_by_day AS c
JOIN dim_date AS d USING (day)
WHERE c.kind = 'article'
GROUP BY d.month_start
ORDER BY month;
