-- title: All checks of the last run
-- empty: No quality check is recorded in this warehouse.
with last_run as (select run_id from ops.etl_run order by started_at desc limit 1),
earlier as (
    select check_name, count(*) filter (not passed) as failed, count(*) as runs from ops.quality_result group by check_name
)
select case when q.passed then 'passed' else q.severity end as result, q.check_name as "check", q.sentence as meaning,
    q.failing_count as failing, q.observed, q.owner, e.failed as failed_in_runs, e.runs
from ops.quality_result as q
join last_run using (run_id)
join earlier as e using (check_name)
order by q.passed, case q.severity when 'critical' then 0 when 'warning' then 1 else 2 end, q.check_name
limit 1000
