-- The clean text of an article is its raw range after the recorded edits and without the furniture inside it, white
-- space aside: no word was lost, added or moved. Most texts are their raw range as it stands; only the others are
-- rebuilt, from the raw text between the changes and from the replacements.
with changed as materialized (
    select a.article_id, a.document_id, a.raw_start, a.raw_end, t.text
    from (
        select *, rowid as text_row
        from fact_article
        where article_id is not null and raw_end > raw_start and raw_start >= 0
    ) as a
    anti join memory.main.plain_article as p using (article_id)
    semi join memory.main.document_length as d on d.document_id = a.document_id and d.characters is not null
    join memory.main.article_text as t using (text_row)
),
changes as (
    select article_id, e.raw_start, e.raw_end, e.replacement, 1 as rank
    from changed as c
    join document_edit as e on e.document_id = c.document_id and e.raw_start < c.raw_end and e.raw_end > c.raw_start
    union all
    select article_id, f.raw_start, f.raw_end, '', 0
    from changed as c
    join fact_furniture as f
      on f.document_id = c.document_id and f.raw_start >= c.raw_start and f.raw_end <= c.raw_end
    union all
    select article_id, raw_end, raw_end, '', 2 from changed
),
-- what the furthest end so far leaves before the next change is copied; an edit inside furniture goes with it
steps as materialized (
    select
        article_id,
        document_id,
        replacement,
        row_number() over later as step,
        greatest(
            coalesce(
                max(changes.raw_end) over (later rows between unbounded preceding and 1 preceding),
                changed.raw_start
            ),
            changed.raw_start
        ) as gap_start,
        changes.raw_start as gap_end
    from changes
    join changed using (article_id)
    window later as (partition by article_id order by changes.raw_start, rank, changes.raw_end desc)
),
parts as (
    select
        article_id,
        step,
        piece,
        substring(
            part,
            greatest(gap_start - piece * 16384, 0) + 1,
            least(gap_end - piece * 16384, 16384) - greatest(gap_start - piece * 16384, 0)
        ) as words
    from (
        select *, unnest(range(gap_start // 16384, (gap_end - 1) // 16384 + 1)) as piece
        from steps
        where gap_end > gap_start
    )
    join memory.main.document_piece using (document_id, piece)
    union all
    -- the replacement of an edit that furniture covers, or that began before the article, is none of its words
    select article_id, step, null, replacement from steps where replacement <> '' and gap_end >= gap_start
),
rebuilt as (
    select article_id, string_agg(words, '' order by step, piece nulls last) as words from parts group by article_id
),
compared as (
    select article_id, text, coalesce(words, '') as raw_words from changed left join rebuilt using (article_id)
)
select
    article_id as row_key,
    'the clean text differs from the edited raw text, which goes "' || left(raw_words, 60) || '"' as sample
from compared
-- plain blanks and line breaks first: taking them away costs a tenth of the pattern for all white space
where replace(replace(raw_words, ' ', ''), chr(10), '') <> replace(replace(text, ' ', ''), chr(10), '')
  and regexp_replace(raw_words, '[\s\p{Z}\p{Cc}\p{Cf}]+', '', 'g') <> regexp_replace(text, '[\s\p{Z}\p{Cc}\p{Cf}]+', '', 'g')
