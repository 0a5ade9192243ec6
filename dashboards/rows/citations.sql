-- title: Citations
-- empty: No citation passes these filters.
-- link: passage = /article/{article_id}?at={start_char}-{end_char}
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
select a.published_on as date, c.kind, coalesce(c.speaker, s.name) as who, c.cue,
    substr(a.text, c.start_char + 1, least(c.end_char - c.start_char, 220)) as passage,
    c.resolution, coalesce(a.title, '') as article, c.article_id, c.start_char, c.end_char
from fact_citation as c
join chosen as a using (article_id)
left join dim_source as s on s.source_id = c.source_id
where (getvariable('citation_kind') is null or c.kind = getvariable('citation_kind'))
  and (getvariable('cited_source') is null or c.source_id = getvariable('cited_source'))
  and (getvariable('speaker') is null or c.speaker = getvariable('speaker'))
  and (getvariable('resolution') is null
       or (coalesce(c.resolution, 'no reason given') = getvariable('resolution') and c.source_id is null))
order by a.published_on desc nulls last, c.article_id, c.ordinal
limit 200
