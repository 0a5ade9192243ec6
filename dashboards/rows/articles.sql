-- title: Articles
-- empty: No article passes these filters.
-- pages: 50 texts
-- link: title = /article/{article_id}
with found as not materialized (
    select article_no from chosen.article_overview
    where (getvariable('cluster') is null or cluster_id = getvariable('cluster'))
      and (getvariable('date_basis') is null or case when published_on is null then 'none' else date_basis end = getvariable('date_basis'))
),
page as (
    select article_no from found
    order by article_no desc
    limit case when getvariable('page') is null then 1000000 else 50 end offset 50 * (coalesce(getvariable('page'), '1')::integer - 1)
)
select o.published_on as date, o.title, o.kind, s.name as source, o.word_count as words, not o.is_canonical as copy,
    not o.date_is_stated as date_uncertain, o.article_id, (select count(*) from found) as total
from page as n
join marts.article_overview as o using (article_no)
left join dim_source as s on s.source_id = o.publisher_id
order by o.article_no desc
