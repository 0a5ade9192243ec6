-- title: How sure are the dates
-- about: Texts by where their date comes from. A bound is the latest date that a text cites or names, or the day it was fetched.
-- empty: No text passes these filters.
-- place: 9 half
-- rows: articles date_basis={basis}
select case when k.date_basis is null then 'no date' when k.date_basis = 'stated' then 'stated in the text'
        when k.date_basis = 'metadata' then 'given by metadata' when k.date_basis = 'latest_citation' then 'bound: latest citation'
        when k.date_basis = 'latest_text_date' then 'bound: latest date named' else 'bound: day of the crawl' end as basis_name,
    case when k.date_is_stated then 'known' else 'open' end as date, sum(a.articles)::bigint as articles,
    coalesce(k.date_basis, 'none') as basis
from (select class_no, count(*) as articles from chosen.article_overview group by class_no) as a
join marts.article_classes as k using (class_no)
group by all
order by articles desc, basis_name
