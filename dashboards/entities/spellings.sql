-- title: Spellings used
-- about: The words that texts use for it.
-- needs: entity
-- empty: No text names it under these filters.
-- place: 3 third
-- rows: mentions surface={spelling}
with chosen as not materialized (
    select a.article_id
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
-- Without another filter the texts need not be looked at: the mentions are those of current texts that name it.
wanted as (
    select m.surface from current.fact_mention as m
    where m.entity_id = getvariable('entity')
      and (coalesce(getvariable('from_date'), getvariable('to_date'), getvariable('dates'), getvariable('kind'),
            getvariable('language'), getvariable('copies'), getvariable('source')) is null
           or m.article_id in (select article_id from chosen))
)
select surface as spelling, count(*) as mentions
from wanted
group by surface
order by mentions desc, spelling
limit 12
