-- Upper and lower case alike; what means something in a pattern means itself.
CREATE OR REPLACE MACRO chosen.holds(words) AS regexp_matches(words, regexp_escape(getvariable('search')), 'i');

-- Numbers of the texts that hold the words, of those from the `first`th before the one loaded last to behind the `next`th.
CREATE OR REPLACE MACRO chosen.hits_among("first", "next") AS TABLE
SELECT o.article_no
FROM main.fact_article AS t
JOIN marts.article_overview AS o ON o.text_row = t.rowid
WHERE getvariable('hits') IS NULL
    AND t.rowid > (SELECT max(text_row) - "first" FROM marts.article_overview)
    AND t.rowid <= (SELECT max(text_row) - "next" FROM marts.article_overview)
    AND chosen.holds(t."text");

-- Reading all texts costs a second of a processor for each gigabyte, unpacking alone; those loaded last lie together at the end,
-- in too few blocks for a second processor, so each half of them is asked for by itself.
-- Who has searched already hands the numbers over in the variable hits.
CREATE OR REPLACE VIEW chosen.hits AS
SELECT unnest(CAST(getvariable('hits') AS INTEGER[])) AS article_no
UNION
SELECT article_no FROM chosen.hits_among(CASE getvariable('scope') WHEN 'latest' THEN 25000 ELSE 10000000000 END, 0)
WHERE coalesce(getvariable('scope'), 'texts') <> 'titles'
UNION
SELECT article_no FROM chosen.hits_among(50000, 25000) WHERE getvariable('scope') = 'latest'
UNION
SELECT article_no FROM marts.article_overview
WHERE getvariable('hits') IS NULL AND getvariable('scope') = 'titles' AND chosen.holds(title)
UNION
SELECT m.article_no
FROM marts.entity_article AS m
JOIN marts.entity_overview AS n USING (entity_no)
WHERE getvariable('hits') IS NULL AND getvariable('scope') = 'titles' AND chosen.holds(n.name);
COMMENT ON VIEW chosen.hits IS 'One row per segment that holds the words of the variable search: in its text, or with scope = titles in its title or a name of its entities. Known limits: empty while the variable is unset; with scope = latest only the 50,000 texts loaded last are searched.';
COMMENT ON COLUMN chosen.hits.article_no IS 'Refers to marts.article_overview. Example: 40211';
