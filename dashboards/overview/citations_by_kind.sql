-- title: How texts cite
-- about: Citing occurrences by kind, with and without a known source or speaker.
-- empty: No citation passes these filters.
-- place: 5 half
-- rows: citations citation_kind={kind}
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
       or a.article_id in (select m.article_id from marts.entity_article as m where m.entity_id = getvariable('entity')))
)
select
    c.kind,
    case when c.source_id is null and c.speaker_entity_id is null then 'open' else 'known' end as source,
    count(*) as citations,
    count(distinct c.article_id) as articles
from fact_citation as c
join chosen using (article_id)
group by all
order by c.kind, source
