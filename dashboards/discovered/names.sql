-- title: Names the registry does not know
-- about: Found by their form and context, most texts first. A name opens its places in the texts.
-- empty: Every name found under these filters is in the registry.
-- place: 1 wide
-- pages: 25 names
-- link: name = /rows/mentions?entity={entity_id}
-- link: context = /article/{article_id}?at={start_char}-{end_char}
with named as (
    select *, getvariable('page') is not null and count(*) over () > 25 as more_follow
    from (select * from chosen.most_named(25 * coalesce(getvariable('page'), '400')::integer + 1, null, false)
          order by articles desc, mentions desc, entity_no desc
          limit case when getvariable('page') is null then 10000 else 26 end offset 25 * (coalesce(getvariable('page'), '1')::integer - 1))
    order by articles desc, mentions desc, entity_no desc
    limit case when getvariable('page') is null then 10000 else 25 end
),
cut as (
    select n.*, t.article_id, regexp_replace(
        substr(t.text, greatest(n.example_start_char - 59, 1), n.example_end_char - n.example_start_char + 120), '\s+\S{0,40}$', ' …') as piece
    from named as n
    join marts.article_overview as o on o.article_no = n.example_article_no
    join fact_article as t on t.rowid = o.text_row
)
select name, type, articles, mentions, round(confidence::double, 2) as confidence,
    case when example_start_char > 59 then regexp_replace(piece, '^\S{0,40}\s+', '… ') else piece end as context,
    entity_id, article_id, example_start_char as start_char, example_end_char as end_char, more_follow
from cut
order by articles desc, cut.mentions desc, entity_no desc
