-- title: Who is quoted
-- about: Speakers by the texts that quote them or report what they said.
-- empty: Nobody is quoted under these filters.
-- place: 6 third
-- rows: citations speaker={speaker}
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
)
select p.speaker, c.articles, c.independent
from (
    select o.speaker_no, count(*) as articles, count(*) filter (chosen.is_canonical) as independent
    from marts.citation_overview as o
    join chosen using (article_no)
    where o.first_of_speaker
    group by o.speaker_no
    order by articles desc, o.speaker_no
    limit 10
) as c
join marts.speaker_numbers as p using (speaker_no)
order by c.articles desc, c.speaker_no
