-- title: Mentions over time
-- about: Articles that name the entity, and how often they do.
-- needs: entity
-- empty: No dated article names this entity under these filters.
-- place: 2 wide
-- rows: articles from_date={period} to_date={period_end}
select
    date_trunc(coalesce(getvariable('grain'), 'month'), a.published_on)::date as period,
    (date_trunc(coalesce(getvariable('grain'), 'month'), a.published_on)
        + case coalesce(getvariable('grain'), 'month')
            when 'day' then interval 1 day when 'week' then interval 7 days else interval 1 month end
        - interval 1 day)::date as period_end,
    count(*) as articles,
    sum(named.mentions)::bigint as mentions
from current.fact_article as a
join marts.entity_article as named on named.article_id = a.article_id and named.entity_id = getvariable('entity')
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
