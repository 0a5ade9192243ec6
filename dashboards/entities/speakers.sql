-- title: Who speaks about it
-- about: Speakers whose words, as quoted or reported, name it.
-- needs: entity
-- empty: Nobody is quoted or reported with words that name it.
-- place: 6 half
-- link: speaker = /rows/citations?speaker={speaker}
with spoken as (
    select s.speaker_no, sum(case when getvariable('copies') is null then s.passages else s.passages_once end)::bigint as passages,
        count(*) filter (getvariable('copies') is null or s.passages_once > 0) as articles
    from marts.spoken_about as s
    join marts.entity_numbers as n using (entity_no)
    semi join chosen.article_numbers using (article_no)
    where n.entity_id = getvariable('entity')
    group by s.speaker_no
)
select p.speaker, s.passages, s.articles
from spoken as s
join marts.speaker_numbers as p using (speaker_no)
where s.passages > 0
order by s.passages desc, p.speaker
limit 50
