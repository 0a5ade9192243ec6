-- Every raw character is in a segment, in furniture, or white space: what lies between the ranges holds no letter.
-- The ranges are merged in order of their start; a gap is what the furthest end so far leaves before the next start.
with ranges as (
    select document_id, raw_start, raw_end from fact_article
    union all
    select document_id, raw_start, raw_end from fact_furniture
    union all
    select document_id, length(raw_text), length(raw_text) from document_text
),
gaps as (
    select
        document_id,
        coalesce(
            max(raw_end) over (
                partition by document_id order by raw_start, raw_end rows between unbounded preceding and 1 preceding
            ),
            0
        ) as gap_start,
        raw_start as gap_end
    from ranges
),
lost as (
    select document_id, gap_start, gap_end, substring(raw_text, gap_start + 1, gap_end - gap_start) as text
    from gaps
    join document_text using (document_id)
    where gap_end > gap_start
)
select
    document_id || '/' || gap_start as row_key,
    (gap_end - gap_start) || ' characters lost: ' || left(trim(text), 80) as sample
from lost
where regexp_matches(text, '[^\s\p{Z}\p{Cc}\p{Cf}]')
