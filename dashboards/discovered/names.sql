-- title: Names the registry does not know
-- about: Found by their form and context, most articles first. A name opens its places in the texts.
-- empty: Every name found under these filters is in the registry.
-- place: 1 wide
-- link: name = /rows/mentions?entity={entity_id}
-- link: context = /article/{article_id}?at={start_char}-{end_char}
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
    select c.entity_id, e.name, e.type, c.articles::bigint as articles, c.mentions::bigint as mentions
    from counted as c join dim_entity as e using (entity_id)
    where not e.is_registered
    order by c.articles desc, c.mentions desc, c.entity_id
    limit 200
),
example as (
    select m.entity_id, arg_max(m, (m.confidence, m.mention_id)) as m
    from fact_mention as m
    where m.entity_id in (select entity_id from named)
    group by m.entity_id
)
select n.name, n.type, n.articles, n.mentions, round(x.m.confidence, 2)::double as confidence,
    substr(a.text, greatest(x.m.start_char - 49, 1), x.m.end_char - x.m.start_char + 100) as context,
    n.entity_id, x.m.article_id as article_id, x.m.start_char as start_char, x.m.end_char as end_char
from named as n
join example as x using (entity_id)
join fact_article as a on a.article_id = x.m.article_id
order by n.articles desc, n.mentions desc, n.entity_id
