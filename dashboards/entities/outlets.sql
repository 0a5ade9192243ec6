-- title: Which outlets write about it
-- about: Outlets by their texts that name it, where the text says who published it.
-- needs: entity
-- empty: No text that names it says who published it.
-- place: 5 half
-- link: outlet = /articles?source={source_id}
select s.name as outlet, s.kind, count(*) as articles, count(*) filter (c.is_canonical) as independent, c.publisher_id as source_id
from chosen.article_overview as c
join dim_source as s on s.source_id = c.publisher_id
group by all
order by articles desc, outlet
limit 50
