-- title: Failing rows
-- about: Single rows that fail a check, open ones first.
-- empty: No failing row is recorded.
-- place: 3 half
select check_name as "check", row_key as "row", sample, first_seen_run as first_seen, last_seen_run as last_seen,
    coalesce(strftime(resolved_at, 'resolved %Y-%m-%d'), 'open') as state
from ops.quality_failing_row
order by resolved_at is not null, last_seen_run desc, check_name, row_key
limit 500
