-- title: Citations
-- empty: No citation passes these filters.
-- pages: 25 citations
-- link: passage = /article/{article_id}?at={start_char}-{end_char}
with found as not materialized (
    select c.*
    from chosen.citation_overview as c
    where (getvariable('citation_kind') is null or c.kind = getvariable('citation_kind'))
      and (getvariable('cited_source') is null or c.source_id = getvariable('cited_source'))
      and (getvariable('carrier') is null or c.carrier_id = getvariable('carrier'))
      and (getvariable('speaker') is null
           or c.speaker_no = (select max(n.speaker_no) from marts.speaker_numbers as n where n.speaker = getvariable('speaker')))
      and (getvariable('resolution') is null or c.reason = getvariable('resolution'))
),
page as (
    select article_no, ordinal from found
    order by article_no desc, ordinal
    limit case when getvariable('page') is null then 10000 else 25 end offset 25 * (coalesce(getvariable('page'), '1')::integer - 1)
),
-- What narrows this list alone has to be counted row by row.
counted as (
    select sum(citations)::bigint as total
    from (select coalesce(sum(n.citations), 0) as citations from chosen.citation_counts as n
          where coalesce(getvariable('citation_kind'), getvariable('cited_source'), getvariable('carrier'), getvariable('speaker'), getvariable('resolution')) is null
          union all
          select count(*) from found
          where coalesce(getvariable('citation_kind'), getvariable('cited_source'), getvariable('carrier'), getvariable('speaker'), getvariable('resolution')) is not null)
),
facts as (
    select c.*, o.article_id, o.text_row, o.title
    from page as n
    join marts.citation_overview as c using (article_no, ordinal)
    join marts.article_overview as o using (article_no)
)
select f.published_on as date, f.kind, coalesce(p.speaker, s.name) as who, f.cue,
    substr(t.text, f.start_char + 1, least(f.end_char - f.start_char, 220))
        || case when f.end_char - f.start_char > 220 then ' …' else '' end as passage,
    f.reason as open_because, f.title as article, f.article_id, f.start_char, f.end_char, (select total from counted) as total
from facts as f
join fact_article as t on t.rowid = f.text_row
left join dim_source as s on s.source_id = f.source_id
left join marts.speaker_numbers as p using (speaker_no)
order by f.article_no desc, f.ordinal
