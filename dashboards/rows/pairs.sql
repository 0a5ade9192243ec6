-- title: Related pairs
-- empty: No related pair passes these filters.
-- link: text = /compare/{article_id}/{related_article_id}
with weakest as (
    select * from marts.related_pairs semi join chosen.article_overview using (article_no)
    where (getvariable('relation') is null or relation = getvariable('relation'))
      and (getvariable('from_similarity') is null
           or floor(similarity * 10) / 10 = getvariable('from_similarity')::decimal(3, 1))
    order by similarity, article_no, related_article_no
    limit 200
)
select coalesce(c.title, 'Untitled') as text, coalesce(b.title, 'Untitled') as other, w.relation,
    round(w.similarity, 2)::double as similarity, round(w.containment, 2)::double as containment,
    c.article_id, b.article_id as related_article_id
from weakest as w
join marts.article_overview as c on c.article_no = w.article_no
join marts.article_overview as b on b.article_no = w.related_article_no
order by w.similarity, w.article_no, w.related_article_no
