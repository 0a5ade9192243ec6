-- title: One article
select a.*, d.path, d.encoding, d.crawl_date, d.page_title, d.superseded_by, s.name as source
from chosen.the_article as t
join fact_article as a on a.rowid = t.text_row
join dim_document as d on d.rowid = t.document_row
left join dim_source as s on s.source_id = a.publisher_id
