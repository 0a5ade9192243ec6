-- title: Who published
-- about: Outlets by their texts, where a text says so; copies of other texts apart.
-- empty: No text that passes these filters names its outlet.
-- place: 7 third
-- rows: articles source={source_id}
with top as (
    select publisher_id, sum(texts)::bigint as total, coalesce(sum(texts) filter (is_canonical), 0)::bigint as independent
    from chosen.publisher_counts
    group by publisher_id order by total desc, publisher_id limit 10
),
counted as (
    select publisher_id, total, 'independent' as story, independent as articles from top
    union all
    select publisher_id, total, 'copy', total - independent from top
)
select s.name as outlet, c.story, c.articles, c.publisher_id as source_id
from counted as c
join dim_source as s on s.source_id = c.publisher_id
where c.articles > 0
order by c.total desc, outlet, story desc
