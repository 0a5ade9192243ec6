-- title: Most quoted speakers
-- about: Speakers of quotations and reported statements: as an entity, else as the texts name them.
-- empty: Nobody is quoted under these filters.
-- place: 2 half
-- rows: citations speaker={speaker}
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
)
select p.speaker, c.statements, c.quoted, c.articles
from (
    select o.speaker_no, count(*) as statements, count(*) filter (o.is_quoted) as quoted, count(*) filter (o.first_of_speaker) as articles
    from marts.citation_overview as o
    join chosen using (article_no)
    where o.speaker_no is not null
    group by o.speaker_no
    order by statements desc, o.speaker_no
    limit 15
) as c
join marts.speaker_numbers as p using (speaker_no)
order by c.statements desc, c.speaker_no
