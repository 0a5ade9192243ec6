-- title: Citations of one article, in reading order
select c.*, s.name as source
from fact_citation as c
left join dim_source as s using (source_id)
where c.article_id = getvariable('article')
order by c.ordinal
