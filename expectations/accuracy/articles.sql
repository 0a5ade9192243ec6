select d.path, a.kind, a.title, a.raw_start, a.raw_end, a.text
from fact_article as a
join dim_document as d using (document_id)
order by d.path, a.raw_start, a.raw_end
