-- title: Articles
-- empty: No article passes these filters.
-- link: title = /article/{article_id}
with newest as (
    select article_no from chosen.article_overview
    where (getvariable('cluster') is null or cluster_id = getvariable('cluster'))
      and (getvariable('date_basis') is null or case when published_on is null then 'none' else date_basis end = getvariable('date_basis'))
    order by article_no desc
    limit 200
)
select o.published_on as date, o.title, o.kind, s.name as source, o.word_count as words, not o.is_canonical as copy,
    not o.date_is_stated as date_uncertain, o.article_id
from newest as n
join marts.article_overview as o using (article_no)
left join dim_source as s on s.source_id = o.publisher_id
order by o.article_no desc
