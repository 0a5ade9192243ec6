-- Something new arrived within the last week.
with last_load as (
    select max(started_at) as loaded_at from ops.etl_run
    where run_id in (select first_run_id from dim_document)
)
select 'landing' as row_key, 'the last new document came on ' || strftime(loaded_at, '%Y-%m-%d') as sample
from last_load
where loaded_at < now() at time zone 'UTC' - interval 7 day
