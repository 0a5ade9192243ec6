-- title: Coverage over time
-- about: Texts a period. Pale: the date is only a bound, the latest date that the text cites or names; it is from then or later.
-- empty: No text with a date passes these filters.
-- place: 3 wide
-- rows: articles from_date={period} to_date={period_end}
select
    date_trunc(coalesce(getvariable('grain'), 'month'), a.published_on)::date as period,
    (date_trunc(coalesce(getvariable('grain'), 'month'), a.published_on)
        + case coalesce(getvariable('grain'), 'month')
            when 'day' then interval 1 day when 'week' then interval 7 days else interval 1 month end
        - interval 1 day)::date as period_end,
    case when not a.date_is_stated then 'date uncertain' when a.is_canonical then 'independent' else 'copy' end as story,
    count(*) as articles
from marts.article_overview as a
where a.published_on is not null
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
group by all
order by period, story
