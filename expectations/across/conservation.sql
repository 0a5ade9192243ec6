-- Every raw character is in a segment, in furniture, or white space: what lies between the ranges holds no letter.
-- The ranges are merged in order of their start; a gap is what the furthest end so far leaves before the next start.
-- A gap is read piece by piece, so that a long one needs no copy of its text.
with ranges as (
    select document_id, raw_start, raw_end from fact_article semi join memory.main.asked_document using (document_id)
    union all
    select document_id, raw_start, raw_end from fact_furniture semi join memory.main.asked_document using (document_id)
    union all
    select document_id, characters, characters from memory.main.document_length
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
parts as (
    select
        gaps.document_id,
        gap_start,
        gap_end,
        piece,
        substring(
            part,
            greatest(gap_start - piece * 16384, 0) + 1,
            least(gap_end - piece * 16384, 16384) - greatest(gap_start - piece * 16384, 0)
        ) as text
    from (
        select
            document_id,
            gap_start,
            gap_end,
            unnest(range(gap_start // 16384, (gap_end - 1) // 16384 + 1)) as piece
        from gaps
        where gap_end > gap_start
    ) as gaps
    join memory.main.document_piece using (document_id, piece)
)
select
    document_id || '/' || gap_start as row_key,
    (gap_end - gap_start) || ' characters lost: ' || left(trim(arg_min(text, piece)), 80) as sample
from parts
where regexp_matches(text, '[^\s\p{Z}\p{Cc}\p{Cf}]')
group by document_id, gap_start, gap_end
