-- title: Share of agency copy
-- about: Articles a period that cite or credit a news agency, as a share of all.
-- empty: No dated article passes these filters.
-- place: 5 half
-- rows: articles from_date={period} to_date={period_end}
with agency as (
    select distinct c.article_id
    from fact_citation as c join dim_source as s using (source_id)
    where s.kind = 'agency'
)
select
    date_trunc(coalesce(getvariable('grain'), 'month'), a.published_on)::date as period,
    (date_trunc(coalesce(getvariable('grain'), 'month'), a.published_on)
        + case coalesce(getvariable('grain'), 'month')
            when 'day' then interval 1 day when 'week' then interval 7 days else interval 1 month end
        - interval 1 day)::date as period_end,
    count(*) as articles,
    count(w.article_id) as with_agency,
    round(count(w.article_id) / count(*), 4) as share
from current.fact_article as a
left join agency as w on w.article_id = a.article_id
where a.published_on is not null
  and (getvariable('from_date') is null or a.published_on >= getvariable('from_date')::date)
  and (getvariable('to_date') is null or a.published_on <= getvariable('to_date')::date)
  and (getvariable('kind') is null or a.kind = getvariable('kind'))
  and (getvariable('language') is null or a.language = getvariable('language'))
  and (getvariable('copies') is null or a.is_canonical)
  and (getvariable('source') is null or a.publisher_id = getvariable('source')
       or a.article_id in (select c.article_id from fact_citation as c where c.source_id = getvariable('source')))
  and (getvariable('entity') is null
       or a.article_id in (select m.article_id from marts.entity_article as m where m.entity_id = getvariable('entity')))
group by all
order by period
