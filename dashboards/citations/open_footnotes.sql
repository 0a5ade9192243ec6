-- title: Footnotes without a source
-- about: Why a footnote leads to no known source.
-- empty: Every footnote under these filters leads to a known source.
-- place: 6 half
-- link: reason = /rows/citations?citation_kind=footnote&resolution={reason}
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
select c.reason, count(*) as footnotes, count(distinct c.article_no) as articles
from marts.citation_overview as c
join chosen using (article_no)
where c.kind = 'footnote' and c.source_id is null
group by c.reason
order by footnotes desc, c.reason
