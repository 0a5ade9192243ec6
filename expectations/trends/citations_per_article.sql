-- Citations in each full article of this run, on average.
select count(citation_id) / count(distinct article_id) as value
from (select article_id from fact_article where run_id = getvariable('run_id') and kind = 'article')
left join fact_citation using (article_id)
having count(distinct article_id) >= 20
