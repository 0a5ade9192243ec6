-- title: One article
select a.*, d.path, d.encoding, d.crawl_date, d.page_title, d.superseded_by, s.name as source
from fact_article as a
join dim_document as d using (document_id)
left join dim_source as s on s.source_id = a.publisher_id
where a.article_id = getvariable('article')
