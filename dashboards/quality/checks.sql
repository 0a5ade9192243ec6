-- title: Checks in the last twenty runs
-- about: Each square is one check in one run. Those that failed in these runs stand first, then the critical ones.
-- empty: No quality check is recorded in this warehouse.
-- place: 1 full
-- more: {shown} of {total} checks are drawn = /rows/checks
with runs as (select run_id, started_at from ops.etl_run order by started_at desc limit 20),
ranked as (
    select q.check_name, count(*) filter (not q.passed) as failed, max(q.severity = 'critical') as is_critical,
        row_number() over (order by count(*) filter (not q.passed) desc, max(q.severity = 'critical') desc, q.check_name) as place,
        count(*) over () as total
    from ops.quality_result as q
    join runs using (run_id)
    group by q.check_name
)
select q.check_name as "check", strftime(r.started_at, '%Y-%m-%d %H:%M') as run,
    case when q.passed then 'passed' when q.severity = 'critical' then 'critical failure'
        when q.severity = 'warning' then 'warning' else 'note' end as result,
    q.failing_count as failing, q.observed, q.sentence, least(k.total, 40) as shown, k.total
from ops.quality_result as q
join runs as r using (run_id)
join ranked as k using (check_name)
where k.place <= 40
order by k.place, run
