-- title: Languages to choose from, and the dates there are
select list(distinct language order by language) filter (language is not null) as languages,
    min(published_on) as first_day, max(published_on) as last_day
from current.fact_article
