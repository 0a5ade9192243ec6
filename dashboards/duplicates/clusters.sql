-- title: Largest clusters
-- about: Stories that stand in more than one text.
-- empty: No text under these filters has a copy.
-- place: 2 wide
-- link: story = /rows/articles?cluster={cluster_id}
-- link: side_by_side = /compare/{left_id}/{right_id}
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
select coalesce(any_value(c.title) filter (c.is_canonical), any_value(c.title), 'Untitled') as story,
    count(*) as texts, count(distinct c.publisher_id) as outlets, min(c.published_on) as first, max(c.published_on) as last,
    case when count(*) > 1 then 'compare' end as side_by_side,
    coalesce(min(c.article_id) filter (c.is_canonical), min(c.article_id)) as left_id,
    coalesce(min(c.article_id) filter (not c.is_canonical), max(c.article_id)) as right_id,
    c.cluster_id
from chosen as c
where c.cluster_id is not null
group by c.cluster_id
having count(*) > 1
order by texts desc, first, c.cluster_id
limit 100
