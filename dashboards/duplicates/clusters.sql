-- title: Largest clusters
-- about: Stories that stand in more than one text.
-- empty: No text under these filters has a copy.
-- place: 2 wide
-- link: story = /rows/articles?cluster={cluster_id}
-- link: side_by_side = /compare/{left_id}/{right_id}
with chosen as not materialized (
    select a.*
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
largest as (
    select c.cluster_no, count(*) as texts, min(c.published_on) as first, max(c.published_on) as last
    from chosen as c
    where c.cluster_no > 0
    group by c.cluster_no
    having count(*) > 1
    order by texts desc, first, c.cluster_no
    limit 100
)
select coalesce(any_value(c.title) filter (c.is_canonical), any_value(c.title), 'Untitled') as story,
    l.texts, count(distinct c.publisher_id) as outlets, l.first, l.last, 'compare' as side_by_side,
    coalesce(min(c.article_id) filter (c.is_canonical), min(c.article_id)) as left_id,
    coalesce(min(c.article_id) filter (not c.is_canonical), max(c.article_id)) as right_id,
    c.cluster_id
from chosen as c
join largest as l using (cluster_no)
group by c.cluster_id, l.cluster_no, l.texts, l.first, l.last
order by l.texts desc, l.first, l.cluster_no
