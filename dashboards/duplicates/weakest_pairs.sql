-- title: Weakest accepted pairs
-- about: Near copies that are least alike, to review first.
-- empty: No near copy passes these filters.
-- place: 5 half
-- link: text = /compare/{article_id}/{related_article_id}
with weakest as (
    select * from chosen.related_pairs
    where relation = 'near'
    order by similarity, article_no, related_article_no
    limit 50
)
select coalesce(c.title, 'Untitled') as text, coalesce(b.title, 'Untitled') as copy_of, round(w.similarity::double, 2) as similarity,
    round(w.containment::double, 2) as containment, c.article_id, b.article_id as related_article_id
from weakest as w
join marts.article_overview as c on c.article_no = w.article_no
join marts.article_overview as b on b.article_no = w.related_article_no
order by w.similarity, w.article_no, w.related_article_no
