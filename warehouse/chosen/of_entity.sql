CREATE OR REPLACE VIEW chosen.of_entity AS
SELECT m.article_no, m.class_no, m.published_on
FROM marts.entity_article AS m
JOIN marts.entity_numbers AS n USING (entity_no)
WHERE n.entity_id = getvariable('entity');
COMMENT ON VIEW chosen.of_entity IS 'One row per segment that names the entity of the variable entity. Known limits: empty while the variable is unset.';
COMMENT ON COLUMN chosen.of_entity.article_no IS 'Refers to marts.article_overview. Example: 40211';
COMMENT ON COLUMN chosen.of_entity.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN chosen.of_entity.published_on IS 'Publication day; null without a date. Example: 2011-10-21';
