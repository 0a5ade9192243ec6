-- Independent stories only: no copies of texts, and of what a document says twice the first place.
CREATE OR REPLACE VIEW chosen.citation_overview AS
SELECT
    c.*,
    k.date_is_stated,
    k.is_canonical AND NOT c.is_repeat AS is_independent
FROM marts.citation_overview AS c
JOIN chosen.article_classes AS k USING (class_no)
WHERE (getvariable('copies') IS NULL OR NOT c.is_repeat)
    AND (getvariable('from_date') IS NULL OR c.published_on >= CAST(getvariable('from_date') AS DATE))
    AND (getvariable('to_date') IS NULL OR c.published_on <= CAST(getvariable('to_date') AS DATE))
    AND (getvariable('source') IS NULL OR c.article_no IN (SELECT s.article_no FROM chosen.of_source AS s))
    AND (getvariable('entity') IS NULL OR c.article_no IN (SELECT e.article_no FROM chosen.of_entity AS e));
COMMENT ON VIEW chosen.citation_overview IS 'One row per row of marts.citation_overview whose segment the variables leave; with copies = independent, without repeats. Known limits: none.';
COMMENT ON COLUMN chosen.citation_overview.date_is_stated IS 'True where the segment or its metadata state its date. Example: true';
COMMENT ON COLUMN chosen.citation_overview.is_independent IS 'True where the segment stands for its cluster and its document does not make the citation before. Example: true';
