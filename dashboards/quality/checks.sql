-- title: Checks in the last twenty runs
-- about: Each square is one check in one run.
-- empty: No quality check is recorded in this warehouse.
-- place: 1 full
with runs as (select run_id, started_at from ops.etl_run order by started_at desc limit 20)
select q.check_name as "check", strftime(r.started_at, '%Y-%m-%d %H:%M') as run,
    case when q.passed then 'passed' when q.severity = 'critical' then 'critical failure'
        when q.severity = 'warning' then 'warning' else 'note' end as result,
    q.failing_count as failing, q.observed, q.sentence
from ops.quality_result as q
join runs as r using (run_id)
where q.check_name in (
    select check_name from ops.quality_result join runs using (run_id)
    group by 1 order by count(*) filter (not passed) desc, max(severity = 'critical') desc, 1 limit 40)
order by sum(case when q.passed then 0 else 1 end) over (partition by q.check_name) desc, q.check_name, run
