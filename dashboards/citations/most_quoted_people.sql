-- title: Most quoted speakers
-- about: Speakers of quotations and reported statements, as the texts name them.
-- empty: Nobody is quoted under these filters.
-- place: 2 half
-- rows: citations speaker={speaker}
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
select c.speaker, count(*) as statements, count(c.quote) as quoted, count(distinct c.article_id) as articles
from fact_citation as c
join chosen using (article_id)
where c.speaker is not null
group by all
order by statements desc, c.speaker
limit 15
