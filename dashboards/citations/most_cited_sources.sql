-- title: Most cited sources
-- about: Outlets and agencies by the citations that lead to them.
-- empty: No citation names a known source under these filters.
-- place: 1 half
-- rows: citations cited_source={source_id} citation_kind={kind}
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
cited as (
    select c.source_id, c.kind, count(*) as citations
    from marts.citation_overview as c join chosen using (article_no)
    where c.source_id is not null group by all
),
top as (select source_id, sum(citations) as total from cited group by 1 order by 2 desc, 1 limit 15)
select s.name as source, cited.kind, cited.citations, cited.source_id
from cited join top using (source_id) join dim_source as s on s.source_id = cited.source_id
order by top.total desc, s.name, cited.kind
