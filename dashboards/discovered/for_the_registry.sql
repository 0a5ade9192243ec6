-- title: For the registry
-- about: The thirty most frequent of them as YAML, to look through and copy.
-- empty: There is nothing to add.
-- place: 2 third
-- shape: text
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
    select e.entity_id, e.name, e.type, e.aliases, c.articles
    from counted as c join dim_entity as e using (entity_id)
    where not e.is_registered
    order by c.articles desc, c.entity_id
    limit 30
)
select 'entities:' || chr(10) || string_agg(
    '  - id: ' || coalesce(nullif(trim(regexp_replace(lower(strip_accents(name)), '[^a-z0-9]+', '-', 'g'), '-'), ''), entity_id)
    || chr(10) || '    name: ' || to_json(name)::varchar
    || chr(10) || '    type: ' || type
    || case when len(list_filter(aliases, lambda alias: alias <> name)) > 0
        then chr(10) || '    aliases: ' || to_json(list_filter(aliases, lambda alias: alias <> name))::varchar else '' end,
    chr(10) order by articles desc, entity_id) as yaml
from named
having count(*) > 0
