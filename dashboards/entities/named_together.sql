-- title: Named together
-- about: Who and what stands in the same sentence.
-- needs: entity
-- empty: Nothing else is named in the same sentence.
-- place: 4 half
-- rows: mentions other_entity={entity_id}
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
),
sentences as (
    select distinct m.article_id, m.sentence_no
    from fact_mention as m join chosen using (article_id)
    where m.entity_id = getvariable('entity')
)
select e.name, e.type, count(*) as sentences, count(distinct m.article_id) as articles, m.entity_id
from fact_mention as m
join sentences using (article_id, sentence_no)
join dim_entity as e using (entity_id)
where m.entity_id <> getvariable('entity')
group by all
order by sentences desc, e.name
limit 15
