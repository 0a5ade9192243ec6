-- Through a list, of which the planner expects one row: it then looks segments up here and not the other way round.
CREATE OR REPLACE VIEW chosen.narrowed AS
WITH narrow AS NOT MATERIALIZED (
    SELECT * FROM chosen.of_entity WHERE getvariable('source') IS NULL
    UNION ALL
    SELECT * FROM chosen.of_source WHERE getvariable('entity') IS NULL
    UNION ALL
    SELECT e.* FROM chosen.of_entity AS e SEMI JOIN chosen.of_source AS s USING (article_no)
),
classed AS NOT MATERIALIZED (
    SELECT * FROM narrow WHERE coalesce(getvariable('kind'), getvariable('language'), getvariable('copies'), getvariable('dates')) IS NULL
    UNION ALL
    SELECT * FROM narrow SEMI JOIN chosen.article_classes USING (class_no)
    WHERE coalesce(getvariable('kind'), getvariable('language'), getvariable('copies'), getvariable('dates')) IS NOT NULL
)
SELECT unnest(list(article_no)) AS article_no
FROM classed
WHERE (getvariable('from_date') IS NULL OR published_on >= CAST(getvariable('from_date') AS DATE))
    AND (getvariable('to_date') IS NULL OR published_on <= CAST(getvariable('to_date') AS DATE));
COMMENT ON VIEW chosen.narrowed IS 'One row per segment that the variables entity and source leave, whichever are set, and that the other variables leave. Known limits: empty while both are unset.';
COMMENT ON COLUMN chosen.narrowed.article_no IS 'Refers to marts.article_overview. Example: 40211';
