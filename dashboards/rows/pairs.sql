-- title: Related pairs
-- about: The least alike first.
-- empty: No related pair passes these filters.
-- pages: 50 pairs
-- link: text = /compare/{article_id}/{related_article_id}
with found as not materialized (
    select * from chosen.related_pairs
    where (getvariable('relation') is null or relation = getvariable('relation'))
      and (getvariable('from_similarity') is null
           or floor(similarity * 10) / 10 = getvariable('from_similarity')::decimal(3, 1))
),
page as (
    select * from found
    order by similarity, article_no, related_article_no
    limit case when getvariable('page') is null then 1000000 else 50 end offset 50 * (coalesce(getvariable('page'), '1')::integer - 1)
)
select coalesce(c.title, 'Untitled') as text, coalesce(b.title, 'Untitled') as other, w.relation,
    round(w.similarity::double, 2) as similarity, round(w.containment::double, 2) as containment,
    c.article_id, b.article_id as related_article_id, (select count(*) from found) as total
from page as w
join marts.article_overview as c on c.article_no = w.article_no
join marts.article_overview as b on b.article_no = w.related_article_no
order by w.similarity, w.article_no, w.related_article_no
