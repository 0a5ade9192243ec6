-- A variable is NULL until SET VARIABLE gives it a value, and NULL is no filter: so work all views of this schema.
CREATE OR REPLACE VIEW chosen.article_classes AS
SELECT *
FROM marts.article_classes
WHERE (getvariable('kind') IS NULL OR kind = getvariable('kind'))
    AND (getvariable('language') IS NULL OR "language" = getvariable('language'))
    AND (getvariable('copies') IS NULL OR is_canonical)
    AND (getvariable('dates') IS NULL OR date_is_stated);
COMMENT ON VIEW chosen.article_classes IS 'One row per row of marts.article_classes that the variables kind, language, copies and dates leave. Known limits: none.';
