-- The length that is written beside a raw text is its length.
select document_id as row_key, 'written ' || t.characters || ', counted ' || d.characters as sample
from document_text as t
join memory.main.document_length as d using (document_id)
where t.characters <> d.characters
