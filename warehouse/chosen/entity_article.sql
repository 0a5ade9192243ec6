CREATE OR REPLACE VIEW chosen.entity_article AS
SELECT m.*, k.is_canonical
FROM marts.entity_article AS m
JOIN chosen.article_classes AS k USING (class_no)
WHERE (getvariable('from_date') IS NULL OR m.published_on >= CAST(getvariable('from_date') AS DATE))
    AND (getvariable('to_date') IS NULL OR m.published_on <= CAST(getvariable('to_date') AS DATE))
    AND (getvariable('source') IS NULL OR m.article_no IN (SELECT s.article_no FROM chosen.of_source AS s))
    AND (getvariable('entity') IS NULL OR m.article_no IN (SELECT e.article_no FROM chosen.of_entity AS e));
COMMENT ON VIEW chosen.entity_article IS 'One row per row of marts.entity_article whose segment the variables leave. Known limits: none.';
COMMENT ON COLUMN chosen.entity_article.is_canonical IS 'True where the segment stands for its cluster. Example: true';
