-- Every document has its raw text.
select document_id as row_key, path as sample
from dim_document
anti join document_text using (document_id)
where document_id is not null
