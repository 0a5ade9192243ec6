-- title: Articles
-- about: Words are searched as they are written, upper and lower case alike.
-- empty: No text passes these filters. Take one away, search for fewer words, or search the whole texts.
-- place: 2 broad
-- shape: hits
-- pages: 25 texts
-- link: title = /article/{article_id}
with hits as materialized (select article_no from chosen.hits),
-- By day, the numbers are the order; for another one the texts' own rows are read.
found as not materialized (
    select article_no from chosen.article_numbers where getvariable('search') is null
    union all
    select article_no from chosen.article_numbers semi join hits using (article_no) where getvariable('search') is not null
),
ordered as not materialized (
    select * from chosen.article_overview where getvariable('search') is null
    union all
    select * from chosen.article_overview semi join hits using (article_no) where getvariable('search') is not null
),
newest as not materialized (
    select article_no, null as key from found
    where coalesce(getvariable('sort'), 'newest') = 'newest'
    order by article_no desc
    limit case when getvariable('page') is null then 10000 else 25 end offset 25 * (coalesce(getvariable('page'), '1')::integer - 1)
),
sorted as not materialized (
    select f.article_no, case getvariable('sort') when 'title' then f.title_no when 'longest' then -f.word_count
        when 'mentions' then -f.mentions when 'oldest' then f.published_on - date '1970-01-01' end as key
    from ordered as f
    where getvariable('sort') <> 'newest'
    order by key nulls last, article_no desc
    limit case when getvariable('page') is null then 10000 else 25 end offset 25 * (coalesce(getvariable('page'), '1')::integer - 1)
),
page as (
    select *, row_number() over (order by key nulls last, article_no desc) as place
    from (select * from newest union all select * from sorted)
),
counted as (
    select sum(texts)::bigint as total
    from (select coalesce(sum(n.texts), 0) as texts from chosen.text_counts as n where getvariable('search') is null
          union all
          select count(*) from found where getvariable('search') is not null)
),
facts as (
    select o.*, p.place from page as p join marts.article_overview as o using (article_no)
),
cut as (
    select f.article_no, t.author, t.text, length(coalesce(t.title, '')) + 1 as body,
        greatest(1, coalesce(nullif(strpos(lower(t.text), lower(getvariable('search'))), 0) - 80, body)) as start,
        trim(substr(t.text, start, 280)) as piece
    from facts as f
    join fact_article as t on t.rowid = f.text_row
),
-- Whole words only. A pattern that changed with the row would be compiled for each.
trimmed as (
    select *, case when start > 1 and start <> body then regexp_replace(piece, '^\S{0,40}\s+', '… ') else piece end as from_word from cut
)
select f.title, f.published_on as date, not f.date_is_stated as uncertain, f.kind, s.name as source,
    c.author, f.word_count as words, f.mentions, not f.is_canonical as copy, f.cluster_texts as texts,
    case when length(c.text) >= c.start + 280 then regexp_replace(c.from_word, '\s+\S{0,40}$', ' …') else c.from_word end as snippet,
    f.article_id, (select total from counted) as total
from facts as f
join trimmed as c using (article_no)
left join dim_source as s on s.source_id = f.publisher_id
order by f.place
