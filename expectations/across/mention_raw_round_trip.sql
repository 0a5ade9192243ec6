-- Where cleaning changed nothing inside a mention, its raw characters are its surface.
with placed as (
    select m.mention_id, m.surface, a.document_id, m.raw_start, m.raw_end
    from fact_mention as m
    join fact_article as a using (article_id)
    where m.raw_start >= 0 and m.raw_end > m.raw_start
),
different as (
    select placed.*, substring(part, raw_start % 16384 + 1, raw_end - raw_start) as raw_surface
    from placed
    join memory.main.document_piece as p
      on p.document_id = placed.document_id and p.piece = placed.raw_start // 16384
    where raw_surface <> surface
)
select
    mention_id as row_key,
    'surface "' || left(surface, 40) || '", raw text has "' || left(raw_surface, 40) || '"' as sample
from different as d
where not exists (
    select 1 from document_edit as e
    where e.document_id = d.document_id and e.raw_start < d.raw_end and e.raw_end > d.raw_start
)
