-- title: Narrow down
-- place: 1 quarter
-- shape: facets
with chosen as (
    select a.article_id, a.title, a.published_on, a.kind, a.publisher_id, a.cluster_id, a.is_canonical
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
       or a.article_id in (select m.article_id from fact_mention as m where m.entity_id = getvariable('entity')))
),
found as (
    select c.* from chosen as c
    where getvariable('search') is null
       or c.article_id in (select t.article_id from fact_article as t
                           where contains(lower(t.text), lower(getvariable('search'))))
)
select 'Kind' as facet, f.kind as label, count(*) as articles, 'kind' as parameter, f.kind as value
from found as f group by all
union all
(select 'Language', a.language, count(*), 'language', a.language
 from found as f join fact_article as a using (article_id) group by all order by 3 desc limit 8)
union all
select 'Stories', 'independent only', count(*) filter (is_canonical), 'copies', 'independent' from found
union all
(select 'Published by', s.name, count(*), 'source', s.source_id
 from found as f join dim_source as s on s.source_id = f.publisher_id group by all order by 3 desc limit 8)
union all
(select 'Naming', e.name, count(distinct m.article_id), 'entity', e.entity_id
 from found as f join fact_mention as m using (article_id) join dim_entity as e on e.entity_id = m.entity_id
 group by all order by 3 desc limit 10)
order by facet, articles desc, label
