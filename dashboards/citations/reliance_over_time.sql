-- title: Source reliance over time
-- about: Articles a period that cite each of the six most cited sources.
-- empty: No dated article cites a known source under these filters.
-- place: 3 full
-- rows: citations cited_source={source_id} from_date={period} to_date={period_end}
with chosen as (
    select a.article_id, a.title, a.published_on, a.kind, a.publisher_id, a.cluster_id, a.is_canonical
    from current.fact_article as a
    where true
  and (getvariable('from_date') is null or a.published_on >= getvariable('from_date')::date)
  and (getvariable('to_date') is null or a.published_on <= getvariable('to_date')::date)
  and (getvariable('kind') is null or a.kind = getvariable('kind'))
  and (getvariable('language') is null or a.language = getvariable('language'))
  and (getvariable('copies') is null or a.is_canonical)
  and (getvariable('source') is null or a.publisher_id = getvariable('source')
       or a.article_id in (select c.article_id from fact_citation as c where c.source_id = getvariable('source')))
  and (getvariable('entity') is null
       or a.article_id in (select m.article_id from marts.entity_article as m where m.entity_id = getvariable('entity')))
),
top as (
    select c.source_id from fact_citation as c join chosen using (article_id)
    where c.source_id is not null and chosen.published_on is not null
    group by 1 order by count(distinct c.article_id) desc, 1 limit 6
)
select
    date_trunc(coalesce(getvariable('grain'), 'month'), a.published_on)::date as period,
    (date_trunc(coalesce(getvariable('grain'), 'month'), a.published_on)
        + case coalesce(getvariable('grain'), 'month')
            when 'day' then interval 1 day when 'week' then interval 7 days else interval 1 month end
        - interval 1 day)::date as period_end,
    s.name as source, count(distinct c.article_id) as articles, c.source_id
from fact_citation as c
join chosen as a using (article_id)
join top on top.source_id = c.source_id
join dim_source as s on s.source_id = c.source_id
where a.published_on is not null
group by all
order by source, period
