-- The extraction is as good on the gold set as it was when it was accepted: the last measured F1 of each task keeps
-- its floor. A task that is not listed has no floor yet. Lower a floor only with a reason in CHANGELOG.md.
with floors (task, floor) as (
    values
        ('articles', 0.80),
        ('titles', 0.80),
        ('mentions', 0.80),
        ('linked_mentions', 0.70),
        ('citations.footnote', 0.85),
        ('citations.quotation', 0.60),
        ('citations.attribution', 0.40),
        ('citations.credit', 0.50),
        ('citations.link', 0.80)
),
last_measured as (
    select a.task, a.f1, a.n_gold
    from ops.accuracy as a
    left join ops.etl_run as r using (run_id)
    qualify rank() over (order by r.started_at desc nulls first, a.run_id desc) = 1
)
select task as row_key, printf('F1 %.3f is below its floor %.2f (%d annotated)', f1, floor, n_gold) as sample
from last_measured
join floors using (task)
where f1 < floor
