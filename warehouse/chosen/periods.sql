CREATE OR REPLACE VIEW chosen.periods AS
SELECT
    published_on,
    CAST(date_trunc(coalesce(getvariable('grain'), 'month'), published_on) AS DATE) AS period,
    CASE coalesce(getvariable('grain'), 'month')
        WHEN 'day' THEN published_on
        WHEN 'week' THEN CAST(date_trunc('week', published_on) + INTERVAL 6 DAY AS DATE)
        ELSE last_day(published_on)
    END AS period_end
FROM (
    SELECT CAST(unnest(generate_series(min(published_on), max(published_on), INTERVAL 1 DAY)) AS DATE) AS published_on
    FROM marts.article_counts
) AS days;
COMMENT ON VIEW chosen.periods IS 'One row per day from the first publication to the last, with the period that the variable grain (day, week or month) puts it in. Known limits: months where the variable is unset.';
COMMENT ON COLUMN chosen.periods.published_on IS 'Day of publication. Example: 2011-10-21';
COMMENT ON COLUMN chosen.periods.period IS 'First day of its period. Example: 2011-10-01';
COMMENT ON COLUMN chosen.periods.period_end IS 'Last day of its period. Example: 2011-10-31';
