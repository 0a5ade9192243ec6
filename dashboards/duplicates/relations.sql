-- title: How texts are related
-- about: Related pairs by kind and similarity.
-- empty: No related pair passes these filters.
-- place: 3 third
-- rows: pairs relation={relation} from_similarity={similarity}
with chosen as not materialized (
    select a.article_no
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
)
select r.relation, (floor(r.similarity * 10) / 10)::decimal(3, 1) as similarity, count(*) as pairs
from marts.related_pairs as r
join chosen using (article_no)
group by all
order by similarity, r.relation
