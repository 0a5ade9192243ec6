-- title: Where the characters went
-- about: Every raw character of the current documents is in a text, in furniture, or white space.
-- empty: There is no document yet.
-- place: 5 half
with parts as (
    select kind as part, sum(raw_end - raw_start) as characters from current.fact_article group by 1
    union all
    select 'furniture: ' || replace(kind, '_', ' '), sum(raw_end - raw_start) from current.fact_furniture group by 1
),
whole as (select sum(length(raw_text)) as characters from current.document_text)
select part, characters::bigint as characters, round(100 * characters / (select characters from whole), 2)::double as percent
from parts
union all
select 'white space between', (whole.characters - (select sum(characters) from parts))::bigint,
    round(100 * (1 - (select sum(characters) from parts) / whole.characters), 2)::double
from whole
where whole.characters > 0
order by characters desc, part
