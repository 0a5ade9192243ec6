-- title: Who published
-- about: Outlets by their texts, where a text says so; copies of other texts apart.
-- empty: No text that passes these filters names its outlet.
-- place: 7 third
-- rows: articles source={source_id}
with counted as (
    select publisher_id, is_canonical, count(*) as articles from chosen.article_overview where publisher_id is not null group by all
),
top as (select publisher_id, sum(articles) as total from counted group by 1 order by 2 desc, 1 limit 10)
select s.name as outlet, case when c.is_canonical then 'independent' else 'copy' end as story, c.articles,
    c.publisher_id as source_id
from counted as c
join top using (publisher_id)
join dim_source as s on s.source_id = c.publisher_id
order by top.total desc, outlet, story desc
