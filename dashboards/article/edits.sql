-- title: What cleaning changed in one article's document
select e.raw_start, e.raw_end, e.replacement, e.rule
from fact_article as a
join document_edit as e using (document_id)
where a.article_id = getvariable('article')
order by e.raw_start, e.raw_end
