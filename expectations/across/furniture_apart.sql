-- No two pieces of furniture share a raw character, and none lies half inside a segment.
with neighbours as (
    select
        document_id,
        kind,
        raw_start,
        raw_end,
        max(raw_end) over (
            partition by document_id order by raw_start, raw_end rows between unbounded preceding and 1 preceding
        ) as before_end
    from fact_furniture
)
select
    document_id || '/' || kind || '/' || raw_start as row_key,
    'overlaps furniture that ends at ' || before_end as sample
from neighbours
where raw_start < before_end
union all
-- Segments are apart (another check), so the last one that begins before a piece ends is the one it can be half inside:
-- all pairs of a document would take a minute for a listing of a hundred thousand entries, hours for a million.
select
    f.document_id || '/' || f.kind || '/' || f.raw_start as row_key,
    'raw ' || f.raw_start || '-' || f.raw_end || ' half inside segment ' || a.raw_start || '-' || a.raw_end as sample
from fact_furniture as f
asof join fact_article as a
  on f.document_id = a.document_id and f.raw_end > a.raw_start
where f.raw_start < a.raw_end
  and (f.raw_start < a.raw_start or f.raw_end > a.raw_end)
