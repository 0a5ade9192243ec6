-- title: Syndication by outlet
-- about: Texts of the outlets with most copies: their own, and copies of others.
-- empty: No text under these filters says who published it.
-- place: 4 half
-- rows: articles source={source_id}
with counted as (
    select a.publisher_id, a.is_canonical, count(*) as articles
    from marts.article_overview as a
    where a.publisher_id is not null
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
),
top as (
    select publisher_id, coalesce(sum(articles) filter (not is_canonical), 0) as copies
    from counted group by 1 order by 2 desc, 1 limit 12
)
select s.name as outlet, case when c.is_canonical then 'independent' else 'copy' end as story, c.articles, c.publisher_id as source_id
from counted as c
join top using (publisher_id)
join dim_source as s on s.source_id = c.publisher_id
order by top.copies desc, outlet, story
