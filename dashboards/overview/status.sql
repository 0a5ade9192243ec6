-- title: Is it fresh, can it be trusted
-- empty: No run is recorded in this warehouse.
-- place: 1 full
-- shape: status
with last_run as (select * from ops.etl_run order by started_at desc limit 1),
checks as (
    select count(*) filter (not passed) as failing, count(*) filter (not passed and severity = 'critical') as critical,
        count(*) as total
    from ops.quality_result
    where run_id = (select run_id from last_run)
)
select 'Last run ' || strftime(coalesce(finished_at, started_at), '%-d %B %Y, %H:%M') || ' UTC: '
        || format('{:,}', coalesce(documents_new, 0)) || ' new documents, '
        || format('{:,}', coalesce(documents_known, 0)) || ' known' as sentence,
    'info' as level, '/quality' as address
from last_run
union all
select case when total = 0 then 'No quality check is recorded for the last run'
        when failing = 0 then 'All ' || total || ' quality checks passed'
        else failing || ' of ' || total || ' quality checks failed' end,
    case when critical > 0 then 'bad' when failing > 0 or total = 0 then 'warn' else 'good' end, '/quality'
from checks, last_run
union all
select count(*) || ' documents wait in quarantine', 'warn', '/quality'
from ops.quarantine where status = 'open' having count(*) > 0
