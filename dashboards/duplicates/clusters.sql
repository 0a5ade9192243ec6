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
),
described as (
    select l.cluster_no, any_value(l.texts) as texts, any_value(l.first) as first, any_value(l.last) as last,
        count(distinct c.publisher_id) as outlets,
        coalesce(min(c.article_no) filter (c.is_canonical), arg_min(c.article_no, c.article_id)) as left_no,
        coalesce(min(c.article_id) filter (c.is_canonical), min(c.article_id)) as left_id,
        coalesce(min(c.article_id) filter (not c.is_canonical), max(c.article_id)) as right_id
    from chosen.article_overview as c
    join largest as l using (cluster_no)
    group by l.cluster_no
    -- All of them: said so that the join below looks a hundred texts up.
    limit 100
)
-- The story is named by the text that stands left.
select coalesce(o.title, 'Untitled') as story, d.texts, d.outlets, d.first, d.last, 'compare' as side_by_side, d.left_id, d.right_id, o.cluster_id
from described as d
join marts.article_overview as o on o.article_no = d.left_no
order by d.texts desc, d.first, d.cluster_no
