-- title: Weakest accepted pairs
-- about: Near copies that are least alike, to review first.
-- empty: No near copy passes these filters.
-- place: 5 half
-- link: text = /compare/{article_id}/{related_article_id}
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
select coalesce(c.title, 'Untitled') as text, coalesce(b.title, 'Untitled') as copy_of, r.similarity::double as similarity,
    r.containment::double as containment, r.article_id, r.related_article_id
from current.fact_article_relation as r
join chosen as c on c.article_id = r.article_id
join fact_article as b on b.article_id = r.related_article_id
where r.relation = 'near'
order by r.similarity, r.article_id, r.related_article_id
limit 50
