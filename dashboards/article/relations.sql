-- title: Other copies of one article
with pairs as materialized (
    select related_article_id as other_id, relation, similarity, containment, direction
    from fact_article_relation where article_id = getvariable('article')
    union
    select article_id, relation, similarity, containment, direction
    from fact_article_relation where related_article_id = getvariable('article')
),
-- The limit keeps the condition on the id out of the join, where it would read all ids.
others as (
    select p.other_id, a.article_id, a.title, left(a.text, 80) as beginning, a.kind, a.published_on, a.is_canonical, a.publisher_id
    from (select distinct other_id from pairs) as p
    join marts.article_ids as i on i.id_digest = (md5_number_lower(p.other_id) >> 32)::uinteger
    join fact_article as a on a.rowid = i.text_row
    limit 1000000000
)
select p.other_id, coalesce(o.title, o.beginning) as title, o.kind, o.published_on, o.is_canonical,
    s.name as source, p.relation, max(p.similarity) as similarity, max(p.containment) as containment
from pairs as p
join others as o on o.other_id = p.other_id and o.article_id = p.other_id
left join dim_source as s on s.source_id = o.publisher_id
group by all
order by similarity desc, p.other_id
limit 100
