-- title: Measured accuracy
-- about: F1 on annotated texts in the last run that measured it, with its 95 % interval.
-- empty: No run has measured accuracy.
-- place: 4 half
select task, precision, recall, f1, ci_low, ci_high, n_gold as annotated
from ops.accuracy
where run_id = (select a.run_id from ops.accuracy as a join ops.etl_run as r using (run_id) order by r.started_at desc limit 1)
order by task
