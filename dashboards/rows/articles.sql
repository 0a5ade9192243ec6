-- title: Articles
-- empty: No article passes these filters.
-- link: title = /article/{article_id}
select a.published_on as date, coalesce(a.title, left(a.text, 80)) as title, a.kind, s.name as source,
    a.word_count as words, not a.is_canonical as copy, a.article_id
from current.fact_article as a
left join dim_source as s on s.source_id = a.publisher_id
where (getvariable('cluster') is null or a.cluster_id = getvariable('cluster'))
  and (getvariable('from_date') is null or a.published_on >= getvariable('from_date')::date)
  and (getvariable('to_date') is null or a.published_on <= getvariable('to_date')::date)
  and (getvariable('kind') is null or a.kind = getvariable('kind'))
  and (getvariable('language') is null or a.language = getvariable('language'))
  and (getvariable('copies') is null or a.is_canonical)
  and (getvariable('source') is null or a.publisher_id = getvariable('source')
       or a.article_id in (select c.article_id from fact_citation as c where c.source_id = getvariable('source')))
  and (getvariable('entity') is null
       or a.article_id in (select m.article_id from marts.entity_article as m where m.entity_id = getvariable('entity')))
order by a.published_on desc nulls last, a.article_id
limit 200
