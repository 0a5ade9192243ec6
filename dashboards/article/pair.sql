-- title: Two articles side by side
select a.article_id, coalesce(a.title, left(a.text, 80)) as title, a.text, a.published_on, a.kind, s.name as source,
    r.relation, r.similarity, r.containment
from fact_article as a
left join dim_source as s on s.source_id = a.publisher_id
left join fact_article_relation as r
    on (r.article_id = getvariable('article') and r.related_article_id = getvariable('other_article'))
    or (r.article_id = getvariable('other_article') and r.related_article_id = getvariable('article'))
where a.article_id in (getvariable('article'), getvariable('other_article'))
