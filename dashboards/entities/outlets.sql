-- title: Which outlets write about it
-- about: Outlets by their texts that name it, where the text says who published it.
-- needs: entity
-- empty: No text that names it says who published it.
-- place: 5 half
-- link: outlet = /articles?source={source_id}
with counted as (
    select publisher_id, count(*) as articles, count(*) filter (is_canonical) as independent
    from chosen.article_overview
    where publisher_id is not null
    group by publisher_id
)
select s.name as outlet, s.kind, c.articles, c.independent, c.publisher_id as source_id
from counted as c
join dim_source as s on s.source_id = c.publisher_id
order by articles desc, outlet, c.publisher_id
limit 50
