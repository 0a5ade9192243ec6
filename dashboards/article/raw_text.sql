-- title: Raw text of one article's document
select t.raw_text
from fact_article as a
join document_text as t using (document_id)
where a.article_id = getvariable('article')
