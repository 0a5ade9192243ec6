-- title: Names the registry does not know
-- about: Found by their form and context, most texts first. A name opens its places in the texts.
-- empty: Every name found under these filters is in the registry.
-- place: 1 wide
-- link: name = /rows/mentions?entity={entity_id}
-- link: context = /article/{article_id}?at={start_char}-{end_char}
with named as (
    select * from chosen.entity_overview where not is_registered order by articles desc, mentions desc, entity_no limit 200
)
select n.name, n.type, n.articles, n.mentions, round(n.confidence, 2)::double as confidence,
    regexp_replace(regexp_replace(
        substr(t.text, greatest(n.example_start_char - 59, 1), n.example_end_char - n.example_start_char + 120),
        case when n.example_start_char > 59 then '^\S{0,40}\s+' else '^$' end, '… '), '\s+\S{0,40}$', ' …') as context,
    n.entity_id, t.article_id, n.example_start_char as start_char, n.example_end_char as end_char
from named as n
join marts.article_overview as o on o.article_no = n.example_article_no
join fact_article as t on t.rowid = o.text_row
order by n.articles desc, n.mentions desc, n.entity_id
