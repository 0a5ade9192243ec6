-- title: What fails now
-- about: Checks of the last run that did not hold, the gravest first.
-- empty: Every check of the last run held.
-- place: 2 half
select q.severity, q.sentence as meaning, q.failing_count as failing, q.observed, q.check_name as "check", q.owner
from ops.quality_result as q
where not q.passed and q.run_id = (select run_id from ops.etl_run order by started_at desc limit 1)
order by case q.severity when 'critical' then 0 when 'warning' then 1 else 2 end, q.failing_count desc, q.check_name
