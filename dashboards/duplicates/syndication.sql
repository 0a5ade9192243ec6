-- title: Syndication by outlet
-- about: Texts of the outlets with most copies: their own, and copies of others.
-- empty: No text under these filters says who published it.
-- place: 4 half
-- rows: articles source={source_id}
with counted as (
    select publisher_id, is_canonical, count(*) as articles from chosen.article_overview where publisher_id is not null group by all
),
top as (
    select publisher_id, coalesce(sum(articles) filter (not is_canonical), 0) as copies
    from counted group by 1 order by 2 desc, 1 limit 12
)
select s.name as outlet, case when c.is_canonical then 'independent' else 'copy' end as story, c.articles, c.publisher_id as source_id
from counted as c
join top using (publisher_id)
join dim_source as s on s.source_id = c.publisher_id
order by top.copies desc, outlet, story
