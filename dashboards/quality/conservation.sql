-- title: Where the characters went
-- about: Every raw character of the current documents is in a text, in furniture, or white space.
-- empty: There is no document yet.
-- place: 5 half
with furniture_inside as (
    select a.article_id, sum(least(f.raw_end, a.raw_end) - greatest(f.raw_start, a.raw_start)) as characters
    from current.fact_article as a
    join current.fact_furniture as f
        on f.document_id = a.document_id and f.raw_start < a.raw_end and f.raw_end > a.raw_start
    group by a.article_id
),
parts as (
    select a.kind as part, sum(a.raw_end - a.raw_start - coalesce(i.characters, 0)) as characters
    from current.fact_article as a
    left join furniture_inside as i using (article_id)
    group by 1
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
