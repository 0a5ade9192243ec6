-- Most places hold the same rows on both sides: only the others are matched one by one, equal rows first.
CREATE OR REPLACE TEMP TABLE _changes AS
WITH before AS (SELECT place, content, count(*) AS rows FROM _old GROUP BY ALL),
after AS (SELECT place, content, count(*) AS rows FROM _new GROUP BY ALL),
places AS (
    SELECT DISTINCT coalesce(b.place, a.place) AS place
    FROM before AS b
    FULL JOIN after AS a ON a.place = b.place AND a.content = b.content
    WHERE a.rows IS DISTINCT FROM b.rows
),
old_twins AS (
    SELECT *, row_number() OVER (PARTITION BY place, content ORDER BY row) AS twin
    FROM _old SEMI JOIN places USING (place)
),
new_twins AS (
    SELECT *, row_number() OVER (PARTITION BY place, content ORDER BY row) AS twin
    FROM _new SEMI JOIN places USING (place)
),
old_left AS (
    SELECT *, row_number() OVER (PARTITION BY place ORDER BY row) AS n
    FROM old_twins ANTI JOIN new_twins USING (place, content, twin)
),
new_left AS (
    SELECT *, row_number() OVER (PARTITION BY place ORDER BY row) AS n
    FROM new_twins ANTI JOIN old_twins USING (place, content, twin)
)
SELECT
    coalesce(n.kind, o.kind, '(none)') AS kind,
    o.row AS old_row,
    n.row AS new_row,
    CASE WHEN o.row IS NULL THEN 'added' WHEN n.row IS NULL THEN 'removed' ELSE 'changed' END AS change
FROM old_left AS o
FULL JOIN new_left AS n ON n.place = o.place AND n.n = o.n
