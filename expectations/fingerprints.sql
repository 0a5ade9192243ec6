-- What checks of texts read, in a number a table: the sum of the hashes of its rows, of all of them and of those that
-- this run's new documents brought. Every column that such a check reads is in it, so that equal sums are equal rows.
with brought as materialized (
    select document_id from dim_document where first_run_id = getvariable('run_id')
),
written as materialized (
    select article_id from fact_article semi join brought using (document_id)
),
hashed as (
    select
        'document_text' as table_name,
        document_id in (from brought) as is_brought,
        hash(document_id, raw_text, characters) as number
    from document_text
    union all
    select
        'fact_article',
        document_id in (from brought),
        hash(article_id, document_id, raw_start, raw_end, text)
    from fact_article
    union all
    select 'fact_furniture', document_id in (from brought), hash(document_id, kind, raw_start, raw_end)
    from fact_furniture
    union all
    select 'document_edit', document_id in (from brought), hash(document_id, raw_start, raw_end, replacement)
    from document_edit
    union all
    select
        'fact_mention',
        article_id in (from written),
        hash(mention_id, article_id, surface, start_char, end_char, raw_start, raw_end)
    from fact_mention
    union all
    select
        'fact_citation',
        article_id in (from written),
        hash(citation_id, article_id, kind, quote, start_char, end_char, raw_start, raw_end,
             marker, marker_raw_start, marker_raw_end)
    from fact_citation
)
select
    table_name,
    count(*) as row_count,
    coalesce(sum(number), 0) as fingerprint,
    count(*) filter (is_brought) as brought_count,
    coalesce(sum(number) filter (is_brought), 0) as brought_fingerprint
from hashed
group by table_name
order by table_name
