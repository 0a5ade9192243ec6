-- How each check came out on the last runs, oldest first.
with runs as (
    select run_id, max(checked_at) as checked_at
    from ops.quality_result
    where run_id <> $run_id
    group by run_id
    order by max(checked_at) desc
    limit $runs
)
select check_name, run_id, passed, failing_count, observed
from ops.quality_result
join runs using (run_id)
order by check_name, runs.checked_at, run_id
