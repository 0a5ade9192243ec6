-- title: How texts are related
-- about: Related pairs by kind and similarity.
-- empty: No related pair passes these filters.
-- place: 3 third
-- rows: pairs relation={relation} from_similarity={similarity}
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
select r.relation, (floor(r.similarity * 10) / 10)::decimal(3, 1) as similarity, count(*) as pairs
from current.fact_article_relation as r
join chosen as c on c.article_id = r.article_id
group by all
order by similarity, r.relation
