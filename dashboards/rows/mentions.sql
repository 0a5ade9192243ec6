-- title: Mentions
-- empty: No mention passes these filters.
-- link: context = /article/{article_id}?at={start_char}-{end_char}
with chosen as (
    select a.article_id, a.title, a.text, a.published_on
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
)
select c.published_on as date, m.surface,
    substr(c.text, greatest(m.start_char - 59, 1), m.end_char - m.start_char + 120) as context,
    coalesce(c.title, '') as article, round(m.confidence, 2)::double as confidence, m.article_id, m.start_char, m.end_char
from fact_mention as m
join chosen as c using (article_id)
where (getvariable('entity') is null or m.entity_id = getvariable('entity') or getvariable('other_entity') is not null)
  and (getvariable('other_entity') is null or m.entity_id = getvariable('other_entity'))
  and (getvariable('surface') is null or m.surface = getvariable('surface'))
order by c.published_on desc nulls last, m.article_id, m.start_char
limit 200
