-- title: All entities
-- about: The five hundred named in most texts. Choose one to see it alone.
-- empty: No entity is named under these filters.
-- place: 9 full
-- link: name = /entities?entity={entity_id}
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
)
select e.name, e.type, c.articles, c.stories as independent, c.mentions, c.first_on as first_named, c.last_on as last_named,
    round(e.confidence, 2)::double as confidence, e.is_registered as registered, e.entity_id
from counted as c
join marts.entity_overview as e using (entity_no)
where getvariable('type') is null or e.type = getvariable('type')
order by c.articles desc, c.mentions desc, c.entity_no
limit 500
