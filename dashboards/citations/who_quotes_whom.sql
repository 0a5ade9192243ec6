-- title: Who quotes whom
-- about: Sources on the left, on the right the speakers whose words they carry; thicker lines for more statements.
-- empty: No statement has both a speaker and a source under these filters.
-- place: 4 half
-- rows: citations speaker={speaker}
-- hide: source_place, speaker_place
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
spoken as (
    select c.article_id, c.speaker, c.start_char, c.end_char, coalesce(c.source_id, chosen.publisher_id) as source_id
    from fact_citation as c join chosen using (article_id)
    where c.speaker is not null
),
-- A statement without a source of its own belongs to the source that the same passage names.
carried as (
    select s.speaker, coalesce(s.source_id, n.source_id) as source_id, s.article_id
    from spoken as s
    left join fact_citation as n on s.source_id is null and n.article_id = s.article_id and n.source_id is not null
        and n.start_char between s.start_char - 10 and s.end_char + 60
),
links as (
    select o.name as source, c.speaker, count(*) as statements, count(distinct c.article_id) as articles
    from carried as c
    join dim_source as o on o.source_id = c.source_id
    group by all
    order by statements desc, source, c.speaker
    limit 30
),
sources as (
    select source, row_number() over (order by sum(statements) desc, source) as place, count(*) over () as places
    from links group by source
),
speakers as (
    select speaker, row_number() over (order by sum(statements) desc, speaker) as place, count(*) over () as places
    from links group by speaker
)
select source, speaker, statements, articles,
    (s.place - 0.5) / s.places as source_place, (p.place - 0.5) / p.places as speaker_place
from links join sources as s using (source) join speakers as p using (speaker)
order by statements desc, source, speaker
