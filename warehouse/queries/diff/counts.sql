SELECT
    kind,
    count(*) FILTER (change = 'added'),
    count(*) FILTER (change = 'removed'),
    count(*) FILTER (change = 'changed')
FROM _changes
GROUP BY kind
ORDER BY kind
