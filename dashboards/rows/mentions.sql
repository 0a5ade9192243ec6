-- title: Mentions
-- about: The newest two hundred texts that name it, each at its first mention; every mention where one spelling is asked for.
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
firsts as (
    select m.article_no, m.start_char, m.end_char, m.mentions, m.confidence
    from marts.entity_article as m
    join marts.entity_numbers as n using (entity_no)
    join chosen using (article_no)
    where getvariable('surface') is null
      and n.entity_id = coalesce(getvariable('other_entity'), getvariable('entity'))
    order by m.article_no desc
    limit 200
),
texts as (
    select o.article_no, o.article_id from chosen join marts.article_overview as o using (article_no)
    where getvariable('surface') is not null
       or coalesce(getvariable('other_entity'), getvariable('entity')) is null
    order by o.article_no desc
    limit (case when getvariable('surface') is null then 200 else 100000000 end)
),
each_one as (
    select x.article_no, m.start_char, m.end_char, 1 as mentions, m.confidence
    from fact_mention as m
    join texts as x using (article_id)
    where (getvariable('surface') is null or m.surface = getvariable('surface'))
      and (getvariable('entity') is null or m.entity_id = getvariable('entity'))
    order by x.article_no desc, m.start_char
    limit 200
),
places as (select * from firsts union all select * from each_one)
select o.published_on as date, substr(t.text, p.start_char + 1, p.end_char - p.start_char) as surface,
    regexp_replace(regexp_replace(
        substr(t.text, greatest(p.start_char - 69, 1), p.end_char - p.start_char + 140),
        case when p.start_char > 69 then '^\S{0,40}\s+' else '^$' end, '… '), '\s+\S{0,40}$', ' …') as context,
    o.title as article, p.mentions, round(p.confidence, 2)::double as confidence, o.article_id, p.start_char, p.end_char
from places as p
join marts.article_overview as o using (article_no)
join fact_article as t using (article_id)
order by p.article_no desc, p.start_char
