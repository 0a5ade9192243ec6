-- title: Largest clusters
-- about: Stories that stand in more than one text.
-- empty: No text under these filters has a copy.
-- place: 2 wide
-- link: story = /rows/articles?cluster={cluster_id}
-- link: side_by_side = /compare/{left_id}/{right_id}
with largest as (
    select cluster_no, count(*) as texts, min(published_on) as first, max(published_on) as last
    from chosen.article_overview
    where cluster_no > 0
    group by cluster_no
    having count(*) > 1
    order by texts desc, first, cluster_no
    limit 100
)
select coalesce(any_value(c.title) filter (c.is_canonical), any_value(c.title), 'Untitled') as story,
    l.texts, count(distinct c.publisher_id) as outlets, l.first, l.last, 'compare' as side_by_side,
    coalesce(min(c.article_id) filter (c.is_canonical), min(c.article_id)) as left_id,
    coalesce(min(c.article_id) filter (not c.is_canonical), max(c.article_id)) as right_id,
    c.cluster_id
from chosen.article_overview as c
join largest as l using (cluster_no)
group by c.cluster_id, l.cluster_no, l.texts, l.first, l.last
order by l.texts desc, l.first, l.cluster_no
