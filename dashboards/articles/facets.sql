-- title: Narrow down
-- empty: Nothing is left to narrow down.
-- place: 1 quarter
-- shape: facets
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
-- Whole texts are read when asked for; titles and names are answered from the marts.
hits as materialized (
    select t.article_id from fact_article as t
    where coalesce(getvariable('scope'), 'texts') = 'texts'
      and regexp_matches(t.text, regexp_escape(getvariable('search')), 'i')
    union
    select o.article_id from marts.article_overview as o
    where getvariable('scope') = 'titles'
      and (regexp_matches(o.title, regexp_escape(getvariable('search')), 'i'))
    union
    select o.article_id from marts.entity_article as m
    join marts.entity_overview as n using (entity_no)
    join marts.article_overview as o using (article_no)
    where getvariable('scope') = 'titles' and contains(lower(n.name), lower(getvariable('search')))
),
found as not materialized (
    select c.* from chosen as c
    where getvariable('search') is null or c.article_id in (select h.article_id from hits as h)
),
-- The tenth of the most frequent names bounds the others: who is named in fewer texts altogether cannot be among the first.
head as (
    select m.entity_no, count(*) as articles from marts.entity_article as m join found using (article_no)
    where m.entity_no <= 64 and coalesce(coalesce(getvariable('from_date'), getvariable('to_date'), getvariable('dates'), getvariable('kind'),
        getvariable('language'), getvariable('copies'), getvariable('source'), getvariable('entity')), getvariable('search')) is not null
    group by m.entity_no
),
bound as (select coalesce((select articles from head order by articles desc limit 1 offset 9), 0) as articles),
named as (
    select o.entity_no, o.articles from marts.entity_overview as o
    where coalesce(coalesce(getvariable('from_date'), getvariable('to_date'), getvariable('dates'), getvariable('kind'),
        getvariable('language'), getvariable('copies'), getvariable('source'), getvariable('entity')), getvariable('search')) is null
    union all
    select m.entity_no, count(*) from marts.entity_article as m join found using (article_no)
    where coalesce(coalesce(getvariable('from_date'), getvariable('to_date'), getvariable('dates'), getvariable('kind'),
        getvariable('language'), getvariable('copies'), getvariable('source'), getvariable('entity')), getvariable('search')) is not null
      and m.entity_no in (select o.entity_no from marts.entity_overview as o, bound where o.articles >= bound.articles)
    group by m.entity_no
    order by 2 desc, 1 limit 10
),
counted as materialized (
    select kind, language, is_canonical, date_is_stated, publisher_id, count(*) as articles from found group by all
)
select 'Kind' as facet, kind as label, sum(articles)::bigint as articles, 'kind' as parameter, kind as value
from counted group by kind
union all
(select 'Language', language, sum(articles)::bigint, 'language', language from counted group by language order by 3 desc limit 8)
union all
select 'Stories', 'independent only', sum(articles)::bigint, 'copies', 'independent' from counted where is_canonical having count(*) > 0
union all
select 'Dates', 'stated only', sum(articles)::bigint, 'dates', 'stated' from counted where date_is_stated having count(*) > 0
union all
(select 'Published by', s.name, sum(c.articles)::bigint, 'source', s.source_id
 from counted as c join dim_source as s on s.source_id = c.publisher_id
 group by s.name, s.source_id order by 3 desc, 2 limit 8)
union all
select 'Naming', e.name, n.articles, 'entity', e.entity_id
from named as n join marts.entity_overview as e using (entity_no)
order by facet, articles desc, label
