-- title: Articles
-- about: Titles and texts are searched as they are written, upper and lower case alike.
-- empty: No text passes these filters. Take one away, or search for fewer words.
-- place: 2 broad
-- shape: hits
-- link: title = /article/{article_id}
with chosen as (
    select a.article_id, a.title, a.published_on, a.kind, a.publisher_id, a.cluster_id, a.is_canonical,
        a.language, a.word_count
    from current.fact_article as a
    where true
  and (getvariable('from_date') is null or a.published_on >= getvariable('from_date')::date)
  and (getvariable('to_date') is null or a.published_on <= getvariable('to_date')::date)
  and (getvariable('kind') is null or a.kind = getvariable('kind'))
  and (getvariable('language') is null or a.language = getvariable('language'))
  and (getvariable('copies') is null or a.is_canonical)
  and (getvariable('source') is null or a.publisher_id = getvariable('source')
       or a.article_id in (select c.article_id from fact_citation as c where c.source_id = getvariable('source')))
  and (getvariable('entity') is null
       or a.article_id in (select m.article_id from marts.entity_article as m where m.entity_id = getvariable('entity')))
),
found as (
    select c.* from chosen as c
    where getvariable('search') is null
       or c.article_id in (select t.article_id from fact_article as t
                           where contains(lower(t.text), lower(getvariable('search'))))
),
page as (
    select f.*, n.mentions
    from found as f
    left join marts.article_counts as n using (article_id)
    order by
        case getvariable('sort') when 'title' then f.title end nulls last,
        case getvariable('sort') when 'longest' then f.word_count when 'mentions' then n.mentions end desc nulls last,
        case getvariable('sort') when 'oldest' then f.published_on end nulls last,
        f.published_on desc nulls last, f.article_id
    limit 25 offset 25 * (coalesce(getvariable('page'), '1')::integer - 1)
)
select coalesce(p.title, left(a.text, 90)) as title, p.published_on as date, p.kind, s.name as source, a.author,
    p.word_count as words, p.mentions, not p.is_canonical as copy,
    substr(a.text, greatest(1, coalesce(nullif(strpos(lower(a.text), lower(getvariable('search'))), 0) - 80,
        length(coalesce(p.title, '')) + 1)), 260) as snippet,
    p.article_id, (select count(*) from found) as total
from page as p
join fact_article as a using (article_id)
left join dim_source as s on s.source_id = p.publisher_id
order by
    case getvariable('sort') when 'title' then p.title end nulls last,
    case getvariable('sort') when 'longest' then p.word_count when 'mentions' then p.mentions end desc nulls last,
    case getvariable('sort') when 'oldest' then p.published_on end nulls last,
    p.published_on desc nulls last, p.article_id
