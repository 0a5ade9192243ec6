-- title: Source reliance over time
-- about: Texts a period that cite each of the six most cited sources.
-- empty: No dated text cites a known source under these filters.
-- place: 3 full
-- rows: citations cited_source={source_id} from_date={period} to_date={period_end}
with chosen as not materialized (
    select a.article_no, a.published_on, a.date_is_stated
    from marts.article_overview as a
    where true
  and (getvariable('from_date') is null or a.published_on >= getvariable('from_date')::date)
  and (getvariable('to_date') is null or a.published_on <= getvariable('to_date')::date)
  and (getvariable('dates') is null or a.date_is_stated)
  and (getvariable('kind') is null or a.kind = getvariable('kind'))
  and (getvariable('language') is null or a.language = getvariable('language'))
  and (getvariable('copies') is null or a.is_canonical)
  and (getvariable('source') is null or a.publisher_id = getvariable('source')
       or a.article_no in (select c.article_no from marts.citation_overview as c where c.source_id = getvariable('source')))
  and (getvariable('entity') is null
       or a.article_no in (select m.article_no from marts.entity_article as m
                           join marts.entity_numbers as n using (entity_no) where n.entity_id = getvariable('entity')))
),
cited as (
    select c.source_id, chosen.published_on, count(*) as articles, count(*) filter (not chosen.date_is_stated) as uncertain
    from marts.citation_overview as c join chosen using (article_no)
    where c.first_of_source and chosen.published_on is not null
    group by all
),
top as (select source_id from cited group by 1 order by sum(articles) desc, 1 limit 6)
select
    date_trunc(coalesce(getvariable('grain'), 'month'), cited.published_on)::date as period,
    (date_trunc(coalesce(getvariable('grain'), 'month'), cited.published_on)
        + case coalesce(getvariable('grain'), 'month')
            when 'day' then interval 1 day when 'week' then interval 7 days else interval 1 month end
        - interval 1 day)::date as period_end,
    s.name as source, sum(cited.articles)::bigint as articles, sum(cited.uncertain)::bigint as uncertain, cited.source_id
from cited
join top using (source_id)
join dim_source as s on s.source_id = cited.source_id
group by all
order by source, period
