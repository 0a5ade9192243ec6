-- title: Articles
-- empty: No article passes these filters.
-- link: title = /article/{article_id}
with newest as (
    select a.article_no from marts.article_overview as a
    where (getvariable('cluster') is null or a.cluster_id = getvariable('cluster'))
      and (getvariable('date_basis') is null or case when a.published_on is null then 'none' else a.date_basis end = getvariable('date_basis'))
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
    order by a.article_no desc
    limit 200
)
select o.published_on as date, o.title, o.kind, s.name as source, o.word_count as words, not o.is_canonical as copy,
    not o.date_is_stated as date_uncertain, o.article_id
from newest as n
join marts.article_overview as o using (article_no)
left join dim_source as s on s.source_id = o.publisher_id
order by o.article_no desc
