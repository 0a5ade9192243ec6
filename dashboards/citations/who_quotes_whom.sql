-- title: Who quotes whom
-- about: The forty strongest links between a source (square) and a speaker whose words it carries (disc), of the 5,000 most quoted. Thicker: more statements.
-- empty: No statement has both a speaker and a source under these filters.
-- place: 4 wide
-- rows: citations speaker={speaker} carrier={source_id}
select o.name as source, p.speaker, l.statements, l.articles, l.carrier_id as source_id
from chosen.strongest_links as l
join dim_source as o on o.source_id = l.carrier_id
join marts.speaker_numbers as p using (speaker_no)
-- A source that speaks for itself quotes nobody.
where o.name <> p.speaker
order by l.statements desc, source, p.speaker
limit 40
