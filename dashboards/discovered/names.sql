-- title: Names the registry does not know
-- about: Found by their form and context, most stories first. A name opens its places in the texts.
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
       or a.article_id in (select m.article_id from fact_mention as m where m.entity_id = getvariable('entity')))
),
named as (
    select m.entity_id, count(*) as mentions, count(distinct m.article_id) as articles, avg(m.confidence) as confidence,
        arg_max(m.mention_id, (m.confidence, m.mention_id)) as mention_id
    from fact_mention as m
    join chosen using (article_id)
    join dim_entity as e using (entity_id)
    where not e.is_registered
    group by all
    order by articles desc, mentions desc, m.entity_id
    limit 200
)
select e.name, e.type, n.articles, n.mentions, round(n.confidence, 2)::double as confidence,
    substr(a.text, greatest(m.start_char - 49, 1), m.end_char - m.start_char + 100) as context,
    n.entity_id, m.article_id, m.start_char, m.end_char
from named as n
join dim_entity as e using (entity_id)
join fact_mention as m on m.mention_id = n.mention_id
join fact_article as a on a.article_id = m.article_id
order by n.articles desc, n.mentions desc, n.entity_id
