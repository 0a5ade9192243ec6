-- Where the rows of this run's new documents begin, and how many of all texts are theirs.
with brought as materialized (
    select document_id from dim_document where first_run_id = getvariable('run_id')
)
select
    (select coalesce(min(t.rowid), 0) from document_text as t semi join brought using (document_id)) as first_text,
    (select coalesce(min(t.rowid), 0) from fact_article as t semi join brought using (document_id)) as first_article,
    (select count(*) from document_text semi join brought using (document_id)) as brought,
    (select count(*) from document_text) as all_texts
