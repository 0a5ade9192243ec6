-- title: Key figures
-- about: For the dates chosen, against the same time before; without dates, all there is.
-- place: 2 full
-- shape: figures
with span as (
    select getvariable('from_date')::date as first_day,
        coalesce(getvariable('to_date')::date, (select max(published_on) from marts.article_counts)) as last_day
),
-- The period before is counted too: all filters of chosen.article_overview but its dates.
counts as not materialized (
    select class_no, published_on, texts, mentions, citations, citations_known, citations_once, citations_known_once
    from marts.article_counts
    where coalesce(getvariable('source'), getvariable('entity')) is null
    union all
    select a.class_no, a.published_on, 1, a.mentions, a.citations, a.citations_known, a.citations_once, a.citations_known_once
    from marts.article_overview as a
    join chosen.of_both using (article_no)
    where coalesce(getvariable('source'), getvariable('entity')) is not null
),
dated as (
    select a.class_no, date_trunc('month', a.published_on) as month,
        coalesce(a.published_on between first_day and last_day, first_day is null) as now, coalesce(a.published_on < first_day, false) as before,
        sum(a.texts) as texts, sum(a.mentions) as mentions,
        sum(case when getvariable('copies') is null then a.citations else a.citations_once end) as made,
        sum(case when getvariable('copies') is null then a.citations_known else a.citations_known_once end) as made_known
    from counts as a, span
    where (getvariable('to_date') is null or a.published_on <= getvariable('to_date')::date)
      and (first_day is null or a.published_on >= first_day - (last_day - first_day + 1)::integer)
    group by all
),
months as materialized (
    select a.month, now, before, sum(texts) as texts, coalesce(sum(texts) filter (is_canonical), 0) as stories,
        sum(mentions) as mentions, sum(made) as citations, sum(made_known) as known,
        coalesce(sum(texts) filter (date_is_stated), 0) as stated
    from dated as a
    join chosen.article_classes using (class_no)
    group by all
),
figures as (
    select 1 as place, 'Texts' as label, now, before, month, texts as amount, null as part from months
    union all select 2, 'Independent stories', now, before, month, stories, texts - stories from months
    union all select 3, 'Mentions', now, before, month, mentions, null from months
    union all select 4, 'Citations', now, before, month, citations, known from months
    union all select 5, 'Texts with a stated date', now, before, month, stated, texts from months
),
summed as (
    select place, label, coalesce(sum(amount) filter (now), 0)::bigint as value, sum(part) filter (now) as part,
        coalesce(sum(amount) filter (before), 0)::bigint as before_value,
        max(month) filter (now and amount > 0) as newest, list(amount::bigint order by month) filter (now and month is not null) as trend
    from figures group by all
)
select label, value, case when getvariable('from_date') is not null then before_value end as previous,
    trend,
    case
        when place = 2 then format('and {:,} copies of them', part::bigint)
        when place = 4 and value > 0 then format('{:.0f} % lead to a known source or speaker', 100 * part / value)
        when place = 5 and part > 0 then format('{:.0f} %; the others have a bound or no date', 100 * value / part)
        when newest is not null then 'the newest from ' || strftime(newest, '%B %Y')
    end as note
from summed
order by place
