-- The marker of a footnote stands in the raw text where marker_raw_start and marker_raw_end say.
with placed as materialized (
    select
        c.citation_id,
        c.marker,
        c.marker_raw_start,
        c.marker_raw_end,
        a.document_id,
        c.marker_raw_start // 16384 as piece
    from fact_citation as c
    join fact_article as a using (article_id)
    semi join memory.main.asked_document as d on d.document_id = a.document_id
    where c.marker_raw_start is not null or c.marker_raw_end is not null
)
select
    citation_id as row_key,
    'marker ' || marker || ', raw text has "' || left(coalesce(found, ''), 40) || '"' as sample
from (
    select
        placed.*,
        substring(part, marker_raw_start % 16384 + 1, greatest(marker_raw_end - marker_raw_start, 0)) as found
    from placed
    left join memory.main.document_piece using (document_id, piece)
) as checked
-- a superscript figure is kept as a plain one; "[3-6]" marks the notes 4 and 5 as well
where (found is null or marker is null or not contains(translate(found, '⁰¹²³⁴⁵⁶⁷⁸⁹', '0123456789'), marker))
  and not coalesce(
      try_cast(marker as integer) between try_cast(regexp_extract(
          translate(found, '⁰¹²³⁴⁵⁶⁷⁸⁹', '0123456789'), '([0-9]{1,3}) ?[-–⁻] ?([0-9]{1,3})', 1) as integer)
      and try_cast(regexp_extract(
          translate(found, '⁰¹²³⁴⁵⁶⁷⁸⁹', '0123456789'), '([0-9]{1,3}) ?[-–⁻] ?([0-9]{1,3})', 2) as integer),
      false)
  -- up to recorded edits: an entity, a zero-width character or a repaired encoding inside the marker
  and not exists (
      select 1 from document_edit as e
      where e.document_id = checked.document_id
        and e.raw_start < checked.marker_raw_end and e.raw_end > checked.marker_raw_start
  )
