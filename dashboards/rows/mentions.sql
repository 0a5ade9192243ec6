-- title: Mentions
-- empty: No mention passes these filters.
-- link: context = /article/{article_id}?at={start_char}-{end_char}
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
-- Two hundred texts hold two hundred mentions; only where one spelling is asked for, more have to be read.
newest as (
    select c.article_no from chosen as c
    where getvariable('other_entity') is null
       or c.article_no in (select m.article_no from marts.entity_article as m
                           join marts.entity_numbers as n using (entity_no) where n.entity_id = getvariable('other_entity'))
    order by c.article_no desc
    limit (case when getvariable('surface') is null then 200 else 100000000 end)
),
texts as (
    select o.article_no, o.article_id, o.published_on, o.title from newest join marts.article_overview as o using (article_no)
),
near as materialized (
    select m.*, x.article_no, x.published_on, x.title
    from fact_mention as m
    join texts as x using (article_id)
    where getvariable('surface') is null or m.surface = getvariable('surface')
),
places as (
    select n.* from near as n
    where (getvariable('entity') is null or n.entity_id = getvariable('entity') or getvariable('other_entity') is not null)
      and (getvariable('other_entity') is null or n.entity_id = getvariable('other_entity'))
    order by n.article_no desc, n.start_char
    limit 200
)
select p.published_on as date, p.surface,
    regexp_replace(regexp_replace(
        substr(t.text, greatest(p.start_char - 69, 1), p.end_char - p.start_char + 140),
        case when p.start_char > 69 then '^\S{0,40}\s+' else '^$' end, '… '), '\s+\S{0,40}$', ' …') as context,
    p.title as article, round(p.confidence, 2)::double as confidence, p.article_id, p.start_char, p.end_char
from places as p
join fact_article as t using (article_id)
order by p.article_no desc, p.start_char
