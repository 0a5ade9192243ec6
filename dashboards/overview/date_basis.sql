-- title: How sure are the dates
-- about: Texts by where their date comes from. A bound is the latest date that a text cites or names, or the day it was fetched.
-- empty: No text passes these filters.
-- place: 9 half
-- rows: articles date_basis={basis}
select case when a.published_on is null then 'no date' when a.date_basis = 'stated' then 'stated in the text'
        when a.date_basis = 'metadata' then 'given by metadata' when a.date_basis = 'latest_citation' then 'bound: latest citation'
        when a.date_basis = 'latest_text_date' then 'bound: latest date named' else 'bound: day of the crawl' end as basis_name,
    case when a.date_is_stated then 'known' else 'open' end as date, count(*) as articles,
    case when a.published_on is null then 'none' else a.date_basis end as basis
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
group by all
order by articles desc, basis_name
