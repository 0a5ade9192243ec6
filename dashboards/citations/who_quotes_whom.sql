-- title: Who quotes whom
-- about: The forty strongest links between a source (square) and a speaker whose words it carries (disc), of the 5,000 most quoted. Thicker: more statements.
-- empty: No statement has both a speaker and a source under these filters.
-- place: 4 wide
-- rows: citations speaker={speaker} carrier={source_id}
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
links as (
    select c.carrier_id, c.speaker_no, count(*) as statements, count(*) filter (c.first_of_carrier) as articles
    from marts.citation_overview as c
    join chosen using (article_no)
    where c.carrier_id is not null and c.speaker_no <= 5000
    group by all
    order by statements desc, c.carrier_id, c.speaker_no
    limit 100
)
select o.name as source, p.speaker, l.statements, l.articles, l.carrier_id as source_id
from links as l
join dim_source as o on o.source_id = l.carrier_id
join marts.speaker_numbers as p using (speaker_no)
-- A source that speaks for itself quotes nobody.
where o.name <> p.speaker
order by l.statements desc, source, p.speaker
limit 40
