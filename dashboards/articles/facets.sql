-- title: Narrow down
-- place: 1 quarter
-- shape: facets
with chosen as (
    select a.article_id, a.title, a.published_on, a.kind, a.publisher_id, a.cluster_id, a.is_canonical,
        a.language, a.word_count
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
),
found as (
    select c.* from chosen as c
    where getvariable('search') is null
       or c.article_id in (select t.article_id from fact_article as t
                           where contains(lower(t.text), lower(getvariable('search'))))
),
-- Without a filter that needs the single text, the sums by day are enough and fast; one of the halves is always empty.
counted as (
    select d.entity_id, sum(d.articles) as articles, sum(d.mentions) as mentions,
        min(d.day) as first_named, max(d.day) as last_named
    from marts.entity_by_day as d
    where coalesce(getvariable('language'), getvariable('copies'), getvariable('source'), getvariable('entity')) is null
      and (getvariable('from_date') is null or d.day >= getvariable('from_date')::date)
      and (getvariable('to_date') is null or d.day <= getvariable('to_date')::date)
      and (getvariable('kind') is null or d.kind = getvariable('kind'))
    group by all
    union all
    select m.entity_id, count(*), sum(m.mentions), min(chosen.published_on), max(chosen.published_on)
    from marts.entity_article as m
    join chosen using (article_id)
    where coalesce(getvariable('language'), getvariable('copies'), getvariable('source'), getvariable('entity')) is not null
    group by all
),
named as (
    select c.entity_id, c.articles from counted as c where getvariable('search') is null
    union all
    select m.entity_id, count(*) from marts.entity_article as m join found using (article_id)
    where getvariable('search') is not null group by all
    order by 2 desc, 1 limit 10
)
select 'Kind' as facet, f.kind as label, count(*) as articles, 'kind' as parameter, f.kind as value
from found as f group by all
union all
(select 'Language', f.language, count(*), 'language', f.language from found as f group by all order by 3 desc limit 8)
union all
select 'Stories', 'independent only', count(*) filter (is_canonical), 'copies', 'independent' from found
union all
(select 'Published by', s.name, count(*), 'source', s.source_id
 from found as f join dim_source as s on s.source_id = f.publisher_id group by all order by 3 desc limit 8)
union all
select 'Naming', e.name, n.articles::bigint, 'entity', e.entity_id
from named as n join dim_entity as e using (entity_id)
order by facet, articles desc, label
