-- Every segment lies inside the raw text of its document and has a beginning before its end.
select
    article_id as row_key,
    'raw ' || raw_start || '-' || raw_end || ' of ' || characters as sample
from fact_article
join memory.main.document_length using (document_id)
where raw_start < 0 or raw_end <= raw_start or raw_end > characters
