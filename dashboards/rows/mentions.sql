-- title: Mentions
-- about: The newest texts that name it, each at its first mention; every mention where a spelling or no name is asked for.
-- empty: No mention passes these filters.
-- pages: 25 texts
-- link: context = /article/{article_id}?at={start_char}-{end_char}
with wanted as (
    select entity_no, entity_id, bit_or(1::ubigint << spelling_no::ubigint)::ubigint as spellings
    from marts.entity_spellings
    where entity_id = coalesce(getvariable('other_entity'), getvariable('entity'), entity_id)
      and (getvariable('surface') is null or surface = getvariable('surface'))
      and coalesce(getvariable('other_entity'), getvariable('entity'), getvariable('surface')) is not null
    group by all
),
texts as not materialized (
    select m.article_no, w.entity_id, m.start_char, m.end_char, m.mentions, m.confidence
    from (
        select * from chosen.the_entity where getvariable('other_entity') is null
        union all
        select * from chosen.entity_article where coalesce(getvariable('other_entity'), getvariable('surface')) is not null
            and (getvariable('other_entity') is not null or getvariable('entity') is null)
    ) as m
    join wanted as w on w.entity_no = m.entity_no and m.spellings & w.spellings <> 0
    union all
    select article_no, null, null, null, null, null
    from chosen.article_overview
    where mentions > 0 and coalesce(getvariable('other_entity'), getvariable('entity'), getvariable('surface')) is null
),
page as materialized (
    select t.*, o.published_on, o.title, o.article_id, o.text_row
    from (select * from texts order by article_no desc
          limit case when getvariable('page') is null then 10000 else 25 end offset 25 * (coalesce(getvariable('page'), '1')::integer - 1)) as t
    join marts.article_overview as o using (article_no)
),
-- Mentions of a text lie together, in known rows; where they are all of these rows and all wanted, no id is read.
-- Read twice on purpose: joined by row numbers over many blocks, a list that was kept fails inside DuckDB 2.0.
rows_of as not materialized (
    select article_id, article_no, entity_id, r.last_mention_row - r.first_mention_row + 1 = r.mentions and entity_id is null
            and getvariable('surface') is null as is_whole,
        unnest(range(r.first_mention_row, r.last_mention_row + 1)) as mention_row
    from page join marts.article_rows as r using (text_row)
    where getvariable('surface') is not null or entity_id is null
),
-- The limit keeps the conditions out of the join, where they would read all ids.
there as (
    select p.article_no, p.article_id as wanted_article, p.entity_id as wanted_entity, m.*
    from rows_of as p
    join fact_mention as m on m.rowid = p.mention_row
    where not p.is_whole
    limit 1000000000
),
each_one as (
    select article_no, start_char, end_char, 1 as mentions, confidence from there
    where article_id = wanted_article and (wanted_entity is null or entity_id = wanted_entity)
      and (getvariable('surface') is null or surface = getvariable('surface'))
    union all
    select p.article_no, m.start_char, m.end_char, 1, m.confidence
    from rows_of as p
    join fact_mention as m on m.rowid = p.mention_row
    where p.is_whole
),
places as (
    select article_no, start_char, end_char, mentions, confidence from page where getvariable('surface') is null and entity_id is not null
    union all
    select * from each_one
),
-- A pattern that changed with the row would be compiled for each.
cut as (
    select p.*, o.published_on, o.title, o.article_id, substr(t.text, p.start_char + 1, p.end_char - p.start_char) as surface,
        regexp_replace(substr(t.text, greatest(p.start_char - 69, 1), p.end_char - p.start_char + 140), '\s+\S{0,40}$', ' …') as piece
    from places as p
    join page as o using (article_no)
    join fact_article as t on t.rowid = o.text_row
)
select published_on as date, surface,
    case when start_char > 69 then regexp_replace(piece, '^\S{0,40}\s+', '… ') else piece end as context,
    title as article, mentions, round(confidence::double, 2) as confidence, article_id, start_char, end_char,
    (select count(*) from texts) as total
from cut
order by article_no desc, start_char
