-- title: Who is named
-- about: The people, organizations and places that most texts name.
-- empty: No mention passes these filters.
-- place: 4 third
-- rows: mentions entity={entity_id}
with chosen as not materialized (
    select a.article_no, a.is_canonical
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
-- The twelfth of the most frequent names bounds the others: who is named in fewer texts altogether cannot be among the first.
head as (
    select m.entity_no, count(*) as articles
    from marts.entity_article as m join chosen using (article_no)
    where m.entity_no <= 64 and coalesce(getvariable('from_date'), getvariable('to_date'), getvariable('dates'), getvariable('kind'),
        getvariable('language'), getvariable('copies'), getvariable('source'), getvariable('entity')) is not null
    group by m.entity_no
),
bound as (select coalesce((select articles from head order by articles desc limit 1 offset 11), 0) as articles),
counted as (
    select o.entity_no, o.articles, o.stories, o.mentions
    from marts.entity_overview as o
    where coalesce(getvariable('from_date'), getvariable('to_date'), getvariable('dates'), getvariable('kind'),
        getvariable('language'), getvariable('copies'), getvariable('source'), getvariable('entity')) is null
    union all
    select m.entity_no, count(*), count(*) filter (chosen.is_canonical), sum(m.mentions)::bigint
    from marts.entity_article as m
    join chosen using (article_no)
    where coalesce(getvariable('from_date'), getvariable('to_date'), getvariable('dates'), getvariable('kind'),
        getvariable('language'), getvariable('copies'), getvariable('source'), getvariable('entity')) is not null
      and m.entity_no in (select o.entity_no from marts.entity_overview as o, bound where o.articles >= bound.articles)
    group by m.entity_no
)
select e.name, e.type, c.articles, c.stories as independent, c.mentions, e.entity_id
from (select * from counted order by articles desc, mentions desc, entity_no limit 12) as c
join marts.entity_overview as e using (entity_no)
order by c.articles desc, c.mentions desc, c.entity_no
