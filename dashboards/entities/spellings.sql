-- title: Spellings used
-- about: The words that name it, by the texts that use them.
-- needs: entity
-- empty: No text names it under these filters.
-- place: 3 third
-- rows: mentions surface={spelling}
with spelled as (
    select entity_no, spellings, count(*) as articles from chosen.the_entity group by all
)
-- Rarer spellings than the 63 most frequent share the last bit.
select s.surface as spelling, sum(m.articles)::bigint as articles
from spelled as m
join marts.entity_spellings as s on s.entity_no = m.entity_no and m.spellings & (1::ubigint << s.spelling_no::ubigint) <> 0
where s.spelling_no < 63
group by s.surface
order by articles desc, spelling
limit 12
