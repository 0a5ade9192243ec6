CREATE TABLE IF NOT EXISTS dim_date AS
SELECT
    CAST(moment AS DATE) AS day,
    CAST(year(moment) AS INTEGER) AS year,
    CAST(quarter(moment) AS INTEGER) AS quarter,
    CAST(month(moment) AS INTEGER) AS month,
    CAST(day(moment) AS INTEGER) AS day_of_month,
    monthname(moment) AS month_name,
    CAST(date_trunc('month', moment) AS DATE) AS month_start,
    CAST(date_trunc('week', moment) AS DATE) AS week_start,
    CAST(isoyear(moment) AS INTEGER) AS iso_year,
    CAST(weekofyear(moment) AS INTEGER) AS iso_week,
    CAST(isodow(moment) AS INTEGER) AS iso_weekday,
    dayname(moment) AS weekday_name,
    isodow(moment) >= 6 AS is_weekend
FROM range(TIMESTAMP '1900-01-01', TIMESTAMP '2101-01-01', INTERVAL 1 DAY) AS days (moment)
ORDER BY moment;
COMMENT ON TABLE dim_date IS 'One row per day from 1900-01-01 to 2100-12-31. Known limits: a fact whose date has only month or year precision points at the first day of it.';
COMMENT ON COLUMN dim_date.day IS 'Key; published_on and cited_on refer to it. Example: 2011-10-21';
COMMENT ON COLUMN dim_date.year IS 'Calendar year. Example: 2011';
COMMENT ON COLUMN dim_date.quarter IS 'Quarter of the year, 1 to 4. Example: 4';
COMMENT ON COLUMN dim_date.month IS 'Month of the year, 1 to 12. Example: 10';
COMMENT ON COLUMN dim_date.day_of_month IS 'Day of the month, 1 to 31. Example: 21';
COMMENT ON COLUMN dim_date.month_name IS 'English name of the month. Example: October';
COMMENT ON COLUMN dim_date.month_start IS 'First day of the month. Example: 2011-10-01';
COMMENT ON COLUMN dim_date.week_start IS 'Monday of the week. Example: 2011-10-17';
COMMENT ON COLUMN dim_date.iso_year IS 'Year of the ISO 8601 week. Example: 2011';
COMMENT ON COLUMN dim_date.iso_week IS 'ISO 8601 week, 1 to 53. Example: 42';
COMMENT ON COLUMN dim_date.iso_weekday IS 'Day of the week, Monday 1 to Sunday 7. Example: 5';
COMMENT ON COLUMN dim_date.weekday_name IS 'English name of the day. Example: Friday';
COMMENT ON COLUMN dim_date.is_weekend IS 'True on Saturday and Sunday. Example: false';
