-- title: Syndication by outlet
-- about: Texts of the outlets with most copies: their own, and copies of others.
-- empty: No text under these filters says who published it.
-- place: 4 half
-- rows: articles source={source_id}
with top as (
    select publisher_id, coalesce(sum(texts) filter (not is_canonical), 0)::bigint as copies,
        coalesce(sum(texts) filter (is_canonical), 0)::bigint as independent
    from chosen.publisher_counts
    group by publisher_id order by copies desc, publisher_id limit 12
),
counted as (
    select publisher_id, copies, 'copy' as story, copies as articles from top
    union all
    select publisher_id, copies, 'independent', independent from top
)
select s.name as outlet, c.story, c.articles, c.publisher_id as source_id
from counted as c
join dim_source as s on s.source_id = c.publisher_id
where c.articles > 0
order by c.copies desc, outlet, story
