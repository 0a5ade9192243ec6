-- title: Footnotes without a source
-- about: Why a footnote leads to no known source.
-- empty: Every footnote under these filters leads to a known source.
-- place: 6 half
-- link: reason = /rows/citations?citation_kind=footnote&resolution={reason}
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
select coalesce(c.resolution, 'no reason given') as reason, count(*) as footnotes, count(distinct c.article_id) as articles,
    any_value(coalesce(c.title, c.author, c.url, c.marker)) as example
from fact_citation as c
join chosen using (article_id)
where c.kind = 'footnote' and c.source_id is null
group by all
order by footnotes desc, reason
