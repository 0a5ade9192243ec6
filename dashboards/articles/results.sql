-- title: Articles
-- about: Words are searched as they are written, upper and lower case alike.
-- empty: No text passes these filters. Take one away, search for fewer words, or search the whole texts.
-- place: 2 broad
-- shape: hits
-- link: title = /article/{article_id}
with chosen as not materialized (
    select a.*
    from marts.article_overview as a
    where true
  and (getvariable('from_date') is null or a.published_on >= getvariable('from_date')::date)
  and (getvariable('to_date') is null or a.published_on <= getvariable('to_date')::date)
  and (getvariable('dates') is null or a.date_is_stated)
  and (getvariable('kind') is null or a.kind = getvariable('kind'))
  and (getvariable('language') is null or a.language = getvariable('language'))
  and (getvariable('copies') is null or a.is_canonical)
  and (getvariable('source') is null or a.publisher_id = getvariable('source')
       or a.article_no in (select c.article_no from marts.citation_overview as c where c.source_id = getvariable('source')))
  and (getvariable('entity') is null
       or a.article_no in (select m.article_no from marts.entity_article as m
                           join marts.entity_numbers as n using (entity_no) where n.entity_id = getvariable('entity')))
),
-- Whole texts are read when asked for; titles and names are answered from the marts.
hits as materialized (
    select t.article_id from fact_article as t
    where coalesce(getvariable('scope'), 'texts') = 'texts'
      and regexp_matches(t.text, regexp_escape(getvariable('search')), 'i')
    union
    select o.article_id from marts.article_overview as o
    where getvariable('scope') = 'titles'
      and (regexp_matches(o.title, regexp_escape(getvariable('search')), 'i'))
    union
    select o.article_id from marts.entity_article as m
    join marts.entity_overview as n using (entity_no)
    join marts.article_overview as o using (article_no)
    where getvariable('scope') = 'titles' and contains(lower(n.name), lower(getvariable('search')))
),
found as not materialized (
    select c.* from chosen as c
    where getvariable('search') is null or c.article_id in (select h.article_id from hits as h)
),
keyed as materialized (
    select f.article_no, case getvariable('sort') when 'title' then f.title end as by_title,
        case getvariable('sort') when 'longest' then f.word_count when 'mentions' then f.mentions end as by_number,
        case getvariable('sort') when 'oldest' then f.published_on end as by_day
    from found as f
),
page as (
    select k.*, row_number() over (order by by_title nulls last, by_number desc nulls last, by_day nulls last, article_no desc) as place
    from (select * from keyed order by by_title nulls last, by_number desc nulls last, by_day nulls last, article_no desc
          limit 25 offset 25 * (coalesce(getvariable('page'), '1')::integer - 1)) as k
),
facts as (
    select o.*, p.place from page as p join marts.article_overview as o using (article_no)
),
cut as (
    select t.article_id, t.author, t.text, length(coalesce(t.title, '')) + 1 as body,
        greatest(1, coalesce(nullif(strpos(lower(t.text), lower(getvariable('search'))), 0) - 80, body)) as start
    from fact_article as t
    where t.article_id in (select f.article_id from facts as f)
)
select f.title, f.published_on as date, not f.date_is_stated as uncertain, f.kind, s.name as source,
    c.author, f.word_count as words, f.mentions, not f.is_canonical as copy, f.cluster_texts as texts,
    regexp_replace(regexp_replace(trim(substr(c.text, c.start, 280)),
        case when c.start > 1 and c.start <> c.body then '^\S{0,40}\s+' else '^$' end, '… '),
        case when length(c.text) >= c.start + 280 then '\s+\S{0,40}$' else '^$' end, ' …') as snippet,
    f.article_id, (select count(*) from keyed) as total
from facts as f
join cut as c using (article_id)
left join dim_source as s on s.source_id = f.publisher_id
order by f.place
