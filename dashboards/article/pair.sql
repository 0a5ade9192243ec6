-- title: Two articles side by side
-- Each is asked for by itself: that reads the ids alone, where a list of two would read every text.
with pair as (
    select article_id, title, text, published_on, kind, publisher_id from fact_article
    where article_id = getvariable('article')
    union all
    select article_id, title, text, published_on, kind, publisher_id from fact_article
    where article_id = getvariable('other_article') and article_id <> getvariable('article')
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
