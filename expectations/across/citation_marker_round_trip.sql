-- The marker of a footnote stands in the raw text where marker_raw_start and marker_raw_end say.
select
    citation_id as row_key,
    'marker ' || c.marker || ', raw text has "' ||
        coalesce(left(substring(raw_text, marker_raw_start + 1, marker_raw_end - marker_raw_start), 40), '') || '"' as sample
from fact_citation as c
join fact_article as a using (article_id)
join document_text as t using (document_id)
where (marker_raw_start is null) <> (marker_raw_end is null)
   or (marker_raw_start is not null and c.marker is null)
   or (marker_raw_start is not null
       and not contains(
           translate(substring(raw_text, marker_raw_start + 1, marker_raw_end - marker_raw_start), '⁰¹²³⁴⁵⁶⁷⁸⁹', '0123456789'),
           c.marker))
