-- title: Languages to choose from, the dates there are, and how many texts
select (select list(distinct language order by language) filter (language is not null) from marts.article_classes) as languages,
    min(published_on) as first_day, max(published_on) as last_day, count(*) as texts
from marts.article_overview
