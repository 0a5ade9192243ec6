-- Which sources do independent stories rely on most?
SELECT name, kind, stories, citations, citing_outlets
FROM marts.most_cited_sources
LIMIT 20;
