-- No block of an article is a furniture phrase that the segmenter took out elsewhere in the same document.
with phrases as (
    select distinct
        f.document_id,
        trim(substring(part, raw_start % 16384 + 1, raw_end - raw_start), chr(10) || chr(13) || ' ') as phrase
    from fact_furniture as f
    join memory.main.document_piece as p on p.document_id = f.document_id and p.piece = f.raw_start // 16384
    where kind in ('read_more', 'share', 'legal', 'navigation', 'markup')
      and raw_start >= 0
      and raw_end - raw_start between 6 and 200
)
select fact_article.article_id as row_key, 'block "' || left(min(phrase), 60) || '" is furniture of the page' as sample
from fact_article
join phrases using (document_id)
join memory.main.article_text on text_row = fact_article.rowid
where length(phrase) >= 6
  and contains(article_text.text, phrase)
  and contains(chr(10) || chr(10) || article_text.text || chr(10) || chr(10), chr(10) || chr(10) || phrase || chr(10) || chr(10))
group by fact_article.article_id
