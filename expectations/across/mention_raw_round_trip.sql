-- Where cleaning changed nothing inside a mention, its raw characters are its surface. In an article that is its raw
-- range as it stands, a mention at the same place in both is what mention_round_trip finds in the text. The steps are
-- materialized: the optimizer would else join every mention with every text of one piece before it looks at the document.
-- Mentions of documents whose texts are not read are left out before that, not by the last join.
with placed as materialized (
    select m.mention_id, m.surface, a.document_id, m.raw_start, m.raw_end, m.raw_start // 16384 as piece
    from fact_mention as m
    left join memory.main.plain_article as p using (article_id)
    join (from fact_article semi join memory.main.asked_document using (document_id)) as a using (article_id)
    where m.raw_start >= 0
      and m.raw_end > m.raw_start
      and (p.raw_start is null or m.raw_start - p.raw_start <> m.start_char or m.raw_end - p.raw_start <> m.end_char)
),
different as materialized (
    select placed.*, substring(part, raw_start % 16384 + 1, raw_end - raw_start) as raw_surface
    from placed
    join memory.main.document_piece using (document_id, piece)
    where substring(part, raw_start % 16384 + 1, raw_end - raw_start) <> surface
)
select
    mention_id as row_key,
    'surface "' || left(surface, 40) || '", raw text has "' || left(raw_surface, 40) || '"' as sample
from different as d
where not exists (
    select 1 from document_edit as e
    where e.document_id = d.document_id and e.raw_start < d.raw_end and e.raw_end > d.raw_start
)
