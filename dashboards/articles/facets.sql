-- title: Narrow down
-- empty: Nothing is left to narrow down.
-- place: 1 quarter
-- shape: facets
with hits as materialized (select unnest(list(article_no)) as article_no from chosen.hits),
named as (
    (select entity_no, articles from chosen.most_named(10, null, null) where getvariable('search') is null
     order by articles desc, entity_no limit 10)
    union all
    (select entity_no, count(*) from chosen.entity_article semi join hits using (article_no) where getvariable('search') is not null
     group by entity_no order by 2 desc, 1 limit 10)
),
-- Each by itself: their combinations are many times as many groups.
summed as materialized (
    select class_no, null as publisher_id, sum(texts)::bigint as articles from chosen.text_counts where getvariable('search') is null
    group by class_no
    union all
    select null, publisher_id, sum(texts)::bigint from chosen.publisher_counts where getvariable('search') is null group by publisher_id
    union all
    select class_no, publisher_id, count(*) from chosen.article_overview semi join hits using (article_no)
    where getvariable('search') is not null group by grouping sets ((class_no), (publisher_id))
),
counted as materialized (
    select k.kind, k.language, k.is_canonical, k.date_is_stated, f.articles
    from summed as f
    join marts.article_classes as k using (class_no)
)
select 'Kind' as facet, kind as label, sum(articles)::bigint as articles, 'kind' as parameter, kind as value
from counted group by kind
union all
(select 'Language', language, sum(articles)::bigint, 'language', language from counted group by language order by 3 desc limit 8)
union all
select 'Stories', 'independent only', sum(articles)::bigint, 'copies', 'independent' from counted where is_canonical having count(*) > 0
union all
select 'Dates', 'stated only', sum(articles)::bigint, 'dates', 'stated' from counted where date_is_stated having count(*) > 0
union all
(select 'Published by', s.name, c.articles, 'source', s.source_id
 from summed as c join dim_source as s on s.source_id = c.publisher_id
 order by 3 desc, 2 limit 8)
union all
select 'Naming', e.name, n.articles, 'entity', e.entity_id
from named as n join marts.entity_overview as e using (entity_no)
order by facet, articles desc, label
