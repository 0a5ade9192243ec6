-- Through a list, of which the planner expects one row: it then looks segments up here and not the other way round.
CREATE OR REPLACE VIEW chosen.narrowed AS
SELECT unnest(list(article_no)) AS article_no
FROM (
    SELECT article_no FROM chosen.of_entity WHERE getvariable('source') IS NULL
    UNION ALL
    SELECT article_no FROM chosen.of_source WHERE getvariable('entity') IS NULL
    UNION ALL
    SELECT e.article_no FROM chosen.of_entity AS e SEMI JOIN chosen.of_source AS s USING (article_no)
);
COMMENT ON VIEW chosen.narrowed IS 'One row per segment that the variables entity and source leave, whichever are set, and another per citation of the source there. Known limits: empty while both are unset.';
COMMENT ON COLUMN chosen.narrowed.article_no IS 'Refers to marts.article_overview. Example: 40211';
