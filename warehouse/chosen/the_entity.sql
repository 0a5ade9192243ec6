-- As chosen.entity_article of that entity, which would look its own segments up in a list of them.
CREATE OR REPLACE VIEW chosen.the_entity AS
WITH own AS NOT MATERIALIZED (
    SELECT m.*
    FROM marts.entity_article AS m
    JOIN marts.entity_numbers AS n USING (entity_no)
    WHERE n.entity_id = getvariable('entity')
),
classed AS NOT MATERIALIZED (
    SELECT * FROM own WHERE coalesce(getvariable('kind'), getvariable('language'), getvariable('copies'), getvariable('dates')) IS NULL
    UNION ALL
    SELECT * FROM own SEMI JOIN chosen.article_classes USING (class_no)
    WHERE coalesce(getvariable('kind'), getvariable('language'), getvariable('copies'), getvariable('dates')) IS NOT NULL
),
narrow AS NOT MATERIALIZED (
    SELECT * FROM classed WHERE getvariable('source') IS NULL
    UNION ALL
    SELECT * FROM classed SEMI JOIN chosen.of_source USING (article_no) WHERE getvariable('source') IS NOT NULL
)
SELECT *
FROM narrow
WHERE (getvariable('from_date') IS NULL OR published_on >= CAST(getvariable('from_date') AS DATE))
    AND (getvariable('to_date') IS NULL OR published_on <= CAST(getvariable('to_date') AS DATE));
COMMENT ON VIEW chosen.the_entity IS 'One row per segment that names the entity of the variable entity and that the other variables leave, with the columns of marts.entity_article. Known limits: empty while the variable is unset.';
COMMENT ON COLUMN chosen.the_entity.entity_no IS 'Refers to marts.entity_numbers. Example: 1';
COMMENT ON COLUMN chosen.the_entity.article_no IS 'Refers to marts.article_overview. Example: 40211';
COMMENT ON COLUMN chosen.the_entity.mentions IS 'Mentions of the entity in the segment. Example: 3';
COMMENT ON COLUMN chosen.the_entity.sentences IS 'One bit a sentence that names it, the lowest for sentence 0 (the headline). Example: 5';
COMMENT ON COLUMN chosen.the_entity.start_char IS 'Start of the first mention, in code points of fact_article.text. Example: 214';
COMMENT ON COLUMN chosen.the_entity.end_char IS 'End of the first mention (exclusive). Example: 218';
COMMENT ON COLUMN chosen.the_entity.confidence IS 'Mean confidence of its mentions there, 0 to 1: a rank of the rule, not a probability. Example: 0.95';
COMMENT ON COLUMN chosen.the_entity.spellings IS 'Spellings that name it in the segment: bit n for spelling_no n of entity_spellings. Example: 3';
COMMENT ON COLUMN chosen.the_entity.published_on IS 'Publication day of the segment; null without a date. Example: 2011-10-21';
COMMENT ON COLUMN chosen.the_entity.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN chosen.the_entity.is_canonical IS 'True where the segment stands for its cluster. Example: true';
