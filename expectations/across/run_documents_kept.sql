-- Nothing is deleted: the documents that a published run loaded are still there.
select run_id as row_key, 'loaded ' || documents_new || ' documents, ' || count(document_id) || ' are left' as sample
from ops.etl_run
left join dim_document on first_run_id = run_id
where status = 'published' and documents_new is not null
group by run_id, documents_new
having count(document_id) <> documents_new
