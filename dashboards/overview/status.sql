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
),
measured as (
    select string_agg(replace(task, '_', ' ') || ' ' || round(f1, 2) || ' (' || round(ci_low, 2) || ' to ' || round(ci_high, 2) || ')',
        ', ' order by task) as sentence, count(*) as tasks, min(f1) as lowest, arg_min(task, f1) as weakest, max(f1) as highest
    from ops.accuracy
    where run_id = (select a.run_id from ops.accuracy as a join ops.etl_run as r using (run_id) order by r.started_at desc limit 1)
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
select case when tasks > 3 then 'Extraction measured on annotated texts: F1 ' || round(lowest, 2) || ' (' || replace(weakest, '_', ' ') || ') to '
        || round(highest, 2) else 'Extraction measured on annotated texts, F1: ' || sentence end, 'info', '/quality'
from measured where tasks > 0
union all
select count(*) || ' documents wait in quarantine', 'warn', '/quality'
from ops.quarantine where status = 'open' having count(*) > 0
