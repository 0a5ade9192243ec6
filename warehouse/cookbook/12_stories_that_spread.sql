-- Which stories were copied most, and by how many outlets?
SELECT title, members, articles, teasers, documents, outlets, first_on, last_on
FROM marts.duplicate_clusters
LIMIT 20;
