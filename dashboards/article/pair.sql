-- title: Two articles side by side
with places as (
    select text_row from chosen.the_article
    union
    select text_row from chosen.article_of(getvariable('other_article'))
),
pair as (
    select a.article_id, a.title, a.text, a.published_on, a.kind, a.publisher_id
    from places as p
    join fact_article as a on a.rowid = p.text_row
),
related as (
    select relation, similarity, containment from fact_article_relation
    where article_id = getvariable('article') and related_article_id = getvariable('other_article')
    union all
    select relation, similarity, containment from fact_article_relation
    where article_id = getvariable('other_article') and related_article_id = getvariable('article')
    limit 1
)
select p.article_id, coalesce(p.title, left(p.text, 80)) as title, p.text, p.published_on, p.kind, s.name as source,
    r.relation, r.similarity, r.containment
from pair as p
left join dim_source as s on s.source_id = p.publisher_id
left join related as r on true
order by p.article_id <> getvariable('article')
