-- How many citations lead to a known source, by kind, and why not the others?
SELECT kind, resolved_to, resolution, citations, round(100 * share_of_kind, 1) AS percent
FROM marts.citation_resolution;
