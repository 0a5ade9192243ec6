-- title: Who speaks about it
-- about: Speakers whose words, as quoted or reported, name it.
-- needs: entity
-- empty: Nobody is quoted or reported with words that name it.
-- place: 6 half
-- link: speaker = /rows/citations?speaker={speaker}
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
select p.speaker, sum(s.passages)::bigint as passages, count(*) as articles
from marts.spoken_about as s
join marts.entity_numbers as n using (entity_no)
join chosen using (article_no)
join marts.speaker_numbers as p using (speaker_no)
where n.entity_id = getvariable('entity')
group by all
order by passages desc, p.speaker
limit 50
