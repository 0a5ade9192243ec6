-- title: Citations
-- empty: No citation passes these filters.
-- link: passage = /article/{article_id}?at={start_char}-{end_char}
with chosen as not materialized (
    select a.article_no
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
newest as (
    select c.article_no, c.ordinal
    from marts.citation_overview as c
    join chosen using (article_no)
    where (getvariable('citation_kind') is null or c.kind = getvariable('citation_kind'))
      and (getvariable('cited_source') is null or c.source_id = getvariable('cited_source'))
      and (getvariable('carrier') is null or c.carrier_id = getvariable('carrier'))
      and (getvariable('speaker') is null
           or c.speaker_no in (select n.speaker_no from marts.speaker_numbers as n where n.speaker = getvariable('speaker')))
      and (getvariable('resolution') is null or c.reason = getvariable('resolution'))
    order by c.article_no desc, c.ordinal
    limit 200
),
facts as (
    select c.*, o.article_id, o.published_on, o.title
    from newest as n
    join marts.citation_overview as c using (article_no, ordinal)
    join marts.article_overview as o using (article_no)
)
select f.published_on as date, f.kind, coalesce(p.speaker, s.name) as who, f.cue,
    substr(t.text, f.start_char + 1, least(f.end_char - f.start_char, 220))
        || case when f.end_char - f.start_char > 220 then ' …' else '' end as passage,
    f.reason as open_because, f.title as article, f.article_id, f.start_char, f.end_char
from facts as f
join fact_article as t using (article_id)
left join dim_source as s on s.source_id = f.source_id
left join marts.speaker_numbers as p using (speaker_no)
order by f.article_no desc, f.ordinal
