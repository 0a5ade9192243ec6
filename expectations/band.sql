-- Where a trend stands against its own last 20 runs. The band is the median of these runs, give or take the larger of
-- four robust standard deviations (1.4826 times the median absolute deviation estimates one) and the trend's own
-- margin, so that a series without any spread does not warn of a rounding error. Fewer than five runs are no history.
with present as (
    /* metric */
),
past as (
    select try_cast(observed as double) as value
    from ops.quality_result
    where check_name = /* name */ and run_id <> getvariable('run_id') and try_cast(observed as double) is not null
    order by checked_at desc
    limit 20
),
band as (
    select
        count(*) as runs,
        median(value) as middle,
        greatest(4 * 1.4826 * mad(value), /* margin */) as margin
    from past
)
select
    getvariable('run_id') as row_key,
    printf('%.4g, the last %d runs lie around %.4g (%.4g to %.4g)', value, runs, middle, low, high) as sample
from (
    select
        cast(present.value as double) as value,
        runs,
        middle,
        least(middle - margin, /* low */) as low,
        greatest(middle + margin, /* high */) as high
    from present, band
    where runs >= 5 and present.value is not null
)
where value < low or value > high
