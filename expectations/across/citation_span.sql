-- Every citation lies inside its text and inside the raw range of its segment.
select
    citation_id as row_key,
    c.kind || ' ' || c.start_char || '-' || c.end_char || ' of ' || characters || ', raw ' || c.raw_start || '-' ||
        c.raw_end || ' in ' || a.raw_start || '-' || a.raw_end as sample
from fact_citation as c
join fact_article as a using (article_id)
join memory.main.article_length using (article_id)
where c.start_char < 0 or c.end_char <= c.start_char or c.end_char > characters
   or c.raw_start < a.raw_start or c.raw_end > a.raw_end or c.raw_end <= c.raw_start
