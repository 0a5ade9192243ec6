-- title: How sure are the dates
-- about: Texts by where their date comes from. A bound is the latest date that a text cites or names, or the day it was fetched.
-- empty: No text passes these filters.
-- place: 9 half
-- rows: articles date_basis={basis}
select case when date_basis is null then 'no date' when date_basis = 'stated' then 'stated in the text'
        when date_basis = 'metadata' then 'given by metadata' when date_basis = 'latest_citation' then 'bound: latest citation'
        when date_basis = 'latest_text_date' then 'bound: latest date named' else 'bound: day of the crawl' end as basis_name,
    case when date_is_stated then 'known' else 'open' end as date, sum(texts)::bigint as articles,
    coalesce(date_basis, 'none') as basis
from chosen.text_counts
group by all
order by articles desc, basis_name
