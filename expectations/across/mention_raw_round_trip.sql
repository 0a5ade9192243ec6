-- Where cleaning changed nothing inside a mention, its raw characters are its surface.
with edited as (
    select distinct mention_id
    from fact_mention as m
    join fact_article as a using (article_id)
    join document_edit as e
      on e.document_id = a.document_id and e.raw_start < m.raw_end and e.raw_end > m.raw_start
)
select
    mention_id as row_key,
    'surface "' || left(surface, 40) || '", raw text has "' ||
        left(substring(raw_text, m.raw_start + 1, m.raw_end - m.raw_start), 40) || '"' as sample
from fact_mention as m
join fact_article as a using (article_id)
join document_text as t using (document_id)
anti join edited using (mention_id)
where substring(raw_text, m.raw_start + 1, m.raw_end - m.raw_start) <> surface
