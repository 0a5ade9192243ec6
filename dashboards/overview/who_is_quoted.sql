-- title: Who is quoted
-- about: Speakers by the texts that quote them or report what they said.
-- empty: Nobody is quoted under these filters.
-- place: 6 third
-- rows: citations speaker={speaker}
select p.speaker, c.articles, c.independent
from (
    select speaker_no, sum(s.articles)::bigint as articles, sum(s.independent)::bigint as independent
    from chosen.speaker_counts as s
    where speaker_no <= chosen.last_speaker(10)
    group by speaker_no
    order by articles desc, speaker_no
    limit 10
) as c
join marts.speaker_numbers as p using (speaker_no)
order by c.articles desc, c.speaker_no
