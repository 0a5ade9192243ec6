-- title: Mentions
-- about: The newest two hundred texts that name it, each at its first mention; every mention where one spelling is asked for.
-- empty: No mention passes these filters.
-- link: context = /article/{article_id}?at={start_char}-{end_char}
with wanted as (
    select entity_no, bit_or(1::ubigint << spelling_no::ubigint)::ubigint as spellings
    from marts.entity_spellings
    where entity_id = coalesce(getvariable('other_entity'), getvariable('entity'))
      and (getvariable('surface') is null or surface = getvariable('surface'))
    group by entity_no
),
texts as (
    select m.article_no, m.start_char, m.end_char, m.mentions, m.confidence
    from chosen.entity_article as m
    join wanted as w on w.entity_no = m.entity_no and m.spellings & w.spellings <> 0
    order by m.article_no desc
    limit 200
),
-- Without an entity, all mentions of the newest texts, or all of one spelling.
any_texts as (
    select article_no, article_id from chosen.article_overview
    where coalesce(getvariable('other_entity'), getvariable('entity')) is null
    order by article_no desc
    limit (case when getvariable('surface') is null then 200 else 100000000 end)
),
each_one as (
    select x.article_no, m.start_char, m.end_char, 1 as mentions, m.confidence
    from fact_mention as m
    join (
        select article_no, article_id from any_texts
        union all
        select t.article_no, o.article_id from texts as t join marts.article_overview as o using (article_no)
        where getvariable('surface') is not null
    ) as x using (article_id)
    where (getvariable('surface') is null or m.surface = getvariable('surface'))
      and (coalesce(getvariable('other_entity'), getvariable('entity')) is null
           or m.entity_id = coalesce(getvariable('other_entity'), getvariable('entity')))
    order by x.article_no desc, m.start_char
    limit 200
),
places as (select * from texts where getvariable('surface') is null union all select * from each_one)
select o.published_on as date, substr(t.text, p.start_char + 1, p.end_char - p.start_char) as surface,
    regexp_replace(regexp_replace(
        substr(t.text, greatest(p.start_char - 69, 1), p.end_char - p.start_char + 140),
        case when p.start_char > 69 then '^\S{0,40}\s+' else '^$' end, '… '), '\s+\S{0,40}$', ' …') as context,
    o.title as article, p.mentions, round(p.confidence, 2)::double as confidence, o.article_id, p.start_char, p.end_char
from places as p
join marts.article_overview as o using (article_no)
join fact_article as t on t.rowid = o.text_row
order by p.article_no desc, p.start_char
