-- No block of an article is a furniture phrase that the segmenter took out elsewhere in the same document.
with phrases as (
    select distinct
        f.document_id,
        lower(trim(regexp_replace(substring(raw_text, raw_start + 1, raw_end - raw_start), '\s+', ' ', 'g'))) as phrase
    from fact_furniture as f
    join document_text using (document_id)
    where kind in ('read_more', 'share', 'legal', 'navigation', 'markup') and raw_end - raw_start between 6 and 200
),
blocks as (
    select article_id, document_id, lower(trim(unnest(string_split(text, chr(10) || chr(10))))) as block
    from fact_article
)
select article_id as row_key, 'block "' || left(any_value(block), 60) || '" is furniture of the page' as sample
from blocks
join phrases on phrases.document_id = blocks.document_id and phrases.phrase = blocks.block
where length(phrase) >= 6
group by article_id
