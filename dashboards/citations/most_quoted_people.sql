-- title: Most quoted speakers
-- about: Speakers of quotations and reported statements: as an entity, else as the texts name them.
-- empty: Nobody is quoted under these filters.
-- place: 2 half
-- rows: citations speaker={speaker}
select p.speaker, c.statements, c.quoted, c.articles
from (
    select speaker_no, sum(s.statements)::bigint as statements, sum(s.quoted)::bigint as quoted, sum(s.articles)::bigint as articles
    from chosen.speaker_counts as s
    where speaker_no <= chosen.last_speaker(15)
    group by speaker_no
    order by statements desc, speaker_no
    limit 15
) as c
join marts.speaker_numbers as p using (speaker_no)
order by c.statements desc, c.speaker_no
