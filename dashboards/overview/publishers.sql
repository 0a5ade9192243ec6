-- title: Who published
-- about: Outlets by the texts they published, where the text says so.
-- empty: No text that passes these filters names its outlet.
-- place: 6 half
-- rows: articles source={source_id}
select s.name as outlet, count(*) as articles, count(*) filter (a.is_canonical) as independent, a.publisher_id as source_id
from current.fact_article as a
join dim_source as s on s.source_id = a.publisher_id
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
group by all
order by articles desc, outlet
limit 12
