-- title: Who is cited
-- about: Outlets and agencies by the texts that cite or credit them.
-- empty: No citation names a known source under these filters.
-- place: 5 third
-- rows: citations cited_source={source_id}
with chosen as not materialized (
    select a.article_no, a.is_canonical
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
select s.name as source, s.kind, count(*) as articles, count(*) filter (chosen.is_canonical) as independent, c.source_id
from marts.citation_overview as c
join chosen using (article_no)
join dim_source as s on s.source_id = c.source_id
where c.first_of_source
group by all
order by articles desc, source, c.source_id
limit 10
