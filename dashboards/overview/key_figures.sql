-- title: Key figures
-- about: For the dates chosen, against the same time before; without dates, all there is.
-- place: 2 full
-- shape: figures
with span as (
    select getvariable('from_date')::date as first_day,
        coalesce(getvariable('to_date')::date, (select max(published_on) from current.fact_article)) as last_day
),
dated as (
    select a.article_id, a.published_on, a.is_canonical, a.kind,
        coalesce(a.published_on between first_day and last_day, first_day is null) as now,
        coalesce(a.published_on < first_day, false) as before
    from current.fact_article as a, span
    where (getvariable('to_date') is null or a.published_on <= getvariable('to_date')::date)
      and (first_day is null or a.published_on >= first_day - (last_day - first_day + 1)::integer)
      and (getvariable('kind') is null or a.kind = getvariable('kind'))
      and (getvariable('language') is null or a.language = getvariable('language'))
      and (getvariable('copies') is null or a.is_canonical)
      and (getvariable('source') is null or a.publisher_id = getvariable('source')
           or a.article_id in (select c.article_id from fact_citation as c where c.source_id = getvariable('source')))
      and (getvariable('entity') is null
           or a.article_id in (select m.article_id from marts.entity_article as m where m.entity_id = getvariable('entity')))
),
counted as (
    select 1 as place, 'Texts' as label, now, before, published_on, 1 as amount from dated
    union all
    select 2, 'Independent stories', now, before, published_on, 1 from dated where is_canonical
    union all
    select 3, 'Mentions', d.now, d.before, d.published_on, n.mentions
    from dated as d join marts.article_counts as n using (article_id)
    union all
    select 4, 'Citations', d.now, d.before, d.published_on, n.citations
    from dated as d join marts.article_counts as n using (article_id)
),
months as (
    select place, date_trunc('month', published_on) as month, sum(amount) as amount
    from counted where now and published_on is not null group by all
)
select label, coalesce(sum(amount) filter (now), 0)::bigint as value,
    case when getvariable('from_date') is not null then coalesce(sum(amount) filter (before), 0)::bigint end as previous,
    (select list(amount::bigint order by month) from months where months.place = counted.place) as trend,
    case when getvariable('from_date') is null then (
        select format('{:,} in {}, the newest month', arg_max(amount, month)::bigint, strftime(max(month), '%B %Y'))
        from months where months.place = counted.place) end as note
from counted
group by place, label
order by place
