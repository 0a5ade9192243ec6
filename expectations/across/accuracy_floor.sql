-- The extraction is as good on the gold set as it was when it was accepted: the last measured F1 of each task keeps
-- its floor. A task that is not listed has no floor yet. Lower a floor only with a reason in CHANGELOG.md.
with floors (task, floor) as (
    values
        ('articles', 0.95),
        ('titles', 0.93),
        ('furniture_removed', 0.95),
        ('mentions', 0.96),
        ('linked_mentions', 0.95),
        ('citations.footnote', 0.95),
        ('citations.quotation', 0.92),
        ('citations.attribution', 0.84),
        ('citations.credit', 0.90),
        ('citations.link', 0.80),
        ('footnote.author', 0.90),
        ('footnote.source', 0.90),
        ('footnote.title', 0.90),
        ('footnote.date', 0.90),
        ('quotation.speaker', 0.92)
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
