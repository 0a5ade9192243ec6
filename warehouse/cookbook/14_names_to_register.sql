-- Which names do texts use that the registry does not know?
SELECT name, type, stories, mentions, round(mean_confidence, 2) AS confidence, aliases
FROM marts.discovered_names
LIMIT 50;
