-- title: Furniture and the other segments around one article
with here as materialized (select * from chosen.the_article),
furniture as (
    select h.document_id as wanted, f.*
    from (select document_id, unnest(range(first_furniture_row, last_furniture_row + 1)) as place from here) as h
    join fact_furniture as f on f.rowid = h.place
    limit 1000000000
),
segments as (
    select h.document_id as wanted, h.article_id as this_one, a.document_id, a.kind, a.raw_start, a.raw_end, a.article_id,
        coalesce(a.title, left(a.text, 80)) as title
    from (select document_id, article_id, unnest(range(first_segment_row, last_segment_row + 1)) as place from here) as h
    join fact_article as a on a.rowid = h.place
    limit 1000000000
)
select 'furniture' as part, kind, raw_start, raw_end, null as article_id, null as title
from furniture
where document_id = wanted
union all
select 'segment', kind, raw_start, raw_end, article_id, title
from segments
where document_id = wanted and article_id <> this_one
order by raw_start, raw_end
