-- title: Names the registry does not know
-- about: Found by their form and context, most texts first. A name opens its places in the texts.
-- empty: Every name found under these filters is in the registry.
-- place: 1 wide
-- link: name = /rows/mentions?entity={entity_id}
-- link: context = /article/{article_id}?at={start_char}-{end_char}
with chosen as not materialized (
    select a.article_no, a.published_on, a.is_canonical
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
-- Without a filter the sums of the mart are the answer; one of the halves is always empty.
counted as (
    select o.entity_no, o.articles, o.stories, o.mentions, o.first_on, o.last_on
    from marts.entity_overview as o
    where coalesce(getvariable('from_date'), getvariable('to_date'), getvariable('dates'), getvariable('kind'),
        getvariable('language'), getvariable('copies'), getvariable('source'), getvariable('entity')) is null
    union all
    select m.entity_no, count(*), count(*) filter (chosen.is_canonical), sum(m.mentions)::bigint,
        min(chosen.published_on), max(chosen.published_on)
    from marts.entity_article as m
    join chosen using (article_no)
    where coalesce(getvariable('from_date'), getvariable('to_date'), getvariable('dates'), getvariable('kind'),
        getvariable('language'), getvariable('copies'), getvariable('source'), getvariable('entity')) is not null
    group by m.entity_no
),
named as (
    select e.entity_id, e.name, e.type, c.articles, c.mentions, e.confidence, e.example_article_no, e.example_start_char, e.example_end_char
    from counted as c join marts.entity_overview as e using (entity_no)
    where not e.is_registered
    order by c.articles desc, c.mentions desc, c.entity_no
    limit 200
)
select n.name, n.type, n.articles, n.mentions, round(n.confidence, 2)::double as confidence,
    regexp_replace(regexp_replace(
        substr(t.text, greatest(n.example_start_char - 59, 1), n.example_end_char - n.example_start_char + 120),
        case when n.example_start_char > 59 then '^\S{0,40}\s+' else '^$' end, '… '), '\s+\S{0,40}$', ' …') as context,
    n.entity_id, t.article_id, n.example_start_char as start_char, n.example_end_char as end_char
from named as n
join marts.article_overview as o on o.article_no = n.example_article_no
join fact_article as t on t.article_id = o.article_id
order by n.articles desc, n.mentions desc, n.entity_id
