-- title: Who quotes whom
-- about: The forty strongest links between a source (square) and a speaker whose words it carries (disc), of the 5,000 most quoted. Thicker: more statements.
-- empty: No statement has both a speaker and a source under these filters.
-- place: 4 wide
-- rows: citations speaker={speaker} carrier={source_id}
with links as (
    select carrier_id, speaker_no, count(*) as statements, count(*) filter (first_of_carrier) as articles
    from chosen.citation_overview
    where carrier_id is not null and speaker_no <= 5000
    group by all
    order by statements desc, carrier_id, speaker_no
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
