-- title: Related pairs
-- empty: No related pair passes these filters.
-- link: text = /compare/{article_id}/{related_article_id}
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
),
weakest as (
    select r.* from marts.related_pairs as r semi join chosen using (article_no)
    where (getvariable('relation') is null or r.relation = getvariable('relation'))
      and (getvariable('from_similarity') is null
           or floor(r.similarity * 10) / 10 = getvariable('from_similarity')::decimal(3, 1))
    order by r.similarity, r.article_no, r.related_article_no
    limit 200
)
select coalesce(c.title, 'Untitled') as text, coalesce(b.title, 'Untitled') as other, w.relation,
    round(w.similarity, 2)::double as similarity, round(w.containment, 2)::double as containment,
    c.article_id, b.article_id as related_article_id
from weakest as w
join marts.article_overview as c on c.article_no = w.article_no
join marts.article_overview as b on b.article_no = w.related_article_no
order by w.similarity, w.article_no, w.related_article_no
