-- title: Other copies of one article
with pairs as (
    select related_article_id as other_id, relation, similarity, containment, direction
    from fact_article_relation where article_id = getvariable('article')
    union
    select article_id, relation, similarity, containment, direction
    from fact_article_relation where related_article_id = getvariable('article')
)
select p.other_id, coalesce(a.title, left(a.text, 80)) as title, a.kind, a.published_on, a.is_canonical,
    s.name as source, p.relation, max(p.similarity) as similarity, max(p.containment) as containment
from pairs as p
join fact_article as a on a.article_id = p.other_id
left join dim_source as s on s.source_id = a.publisher_id
group by all
order by similarity desc, p.other_id
limit 100
