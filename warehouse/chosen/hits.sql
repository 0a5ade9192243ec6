-- Reading all texts costs a second of a processor for each gigabyte, unpacking alone; those loaded last lie together at the end,
-- in too few blocks for a second processor, so each half of them is asked for by itself.
-- Who has searched already hands the numbers over in the variable hits.
CREATE OR REPLACE VIEW chosen.hits AS
SELECT unnest(CAST(getvariable('hits') AS INTEGER[])) AS article_no
UNION
SELECT o.article_no
FROM main.fact_article AS t
JOIN marts.article_overview AS o ON o.text_row = t.rowid
WHERE getvariable('hits') IS NULL
    AND coalesce(getvariable('scope'), 'texts') <> 'titles'
    AND t.rowid > (
        SELECT CASE getvariable('scope') WHEN 'latest' THEN max(text_row) - 25000 ELSE -1 END FROM marts.article_overview
    )
    AND regexp_matches(t."text", regexp_escape(getvariable('search')), 'i')
UNION
SELECT o.article_no
FROM main.fact_article AS t
JOIN marts.article_overview AS o ON o.text_row = t.rowid
WHERE getvariable('hits') IS NULL
    AND getvariable('scope') = 'latest'
    AND t.rowid > (SELECT max(text_row) - 50000 FROM marts.article_overview)
    AND t.rowid <= (SELECT max(text_row) - 25000 FROM marts.article_overview)
    AND regexp_matches(t."text", regexp_escape(getvariable('search')), 'i')
UNION
SELECT article_no FROM marts.article_overview
WHERE getvariable('hits') IS NULL AND getvariable('scope') = 'titles' AND regexp_matches(title, regexp_escape(getvariable('search')), 'i')
UNION
SELECT m.article_no
FROM marts.entity_article AS m
JOIN marts.entity_overview AS n USING (entity_no)
WHERE getvariable('hits') IS NULL AND getvariable('scope') = 'titles' AND regexp_matches(n.name, regexp_escape(getvariable('search')), 'i');
COMMENT ON VIEW chosen.hits IS 'One row per segment that holds the words of the variable search: in its text, or with scope = titles in its title or a name of its entities. Known limits: empty while the variable is unset; with scope = latest only the 50,000 texts loaded last are searched.';
COMMENT ON COLUMN chosen.hits.article_no IS 'Refers to marts.article_overview. Example: 40211';
