-- title: How much is repeated
-- place: 1 full
-- shape: figures
with chosen as not materialized (
    select a.is_canonical, a.cluster_texts
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
counted as (
    select count(*) as texts, count(*) filter (is_canonical) as stories, count(*) filter (not is_canonical) as copies,
        count(*) filter (is_canonical and cluster_texts > 1) as repeated
    from chosen
)
select 'Texts' as label, texts as value, null as previous, null as trend, null as note from counted
union all
select 'Independent stories', stories, null, null, null from counted
union all
select 'Copies', copies, null, null, case when texts > 0 then format('{:.1f} % of all texts', 100 * copies / texts) end from counted
union all
select 'Stories with copies', repeated, null, null, case when stories > 0 then format('{:.1f} % of the stories', 100 * repeated / stories) end from counted
