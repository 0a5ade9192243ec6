-- Segments of each new document of this run, on average.
select count(*) / count(distinct document_id) as value
from fact_article
join dim_document using (document_id)
where first_run_id = getvariable('run_id')
having count(distinct document_id) >= 20
