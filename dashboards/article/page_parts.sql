-- title: Furniture and the other segments around one article
with here as (select document_id, article_id from fact_article where article_id = getvariable('article'))
select 'furniture' as part, f.kind, f.raw_start, f.raw_end, null as article_id, null as title
from fact_furniture as f
join here using (document_id)
union all
select 'segment', a.kind, a.raw_start, a.raw_end, a.article_id, coalesce(a.title, left(a.text, 80))
from fact_article as a
join here using (document_id)
where a.article_id <> here.article_id
order by raw_start, raw_end
