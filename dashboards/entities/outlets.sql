-- title: Which outlets write about it
-- about: Outlets by their texts that name it, where the text says who published it.
-- needs: entity
-- empty: No text that names it says who published it.
-- place: 5 half
-- link: outlet = /articles?source={source_id}
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
)
select s.name as outlet, s.kind, count(*) as articles, count(*) filter (c.is_canonical) as independent, c.publisher_id as source_id
from chosen as c
join dim_source as s on s.source_id = c.publisher_id
group by all
order by articles desc, outlet
limit 50
