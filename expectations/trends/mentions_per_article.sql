-- Mentions in each full article of this run, on average.
select count(mention_id) / count(distinct article_id) as value
from fact_article
left join fact_mention using (article_id)
where run_id = getvariable('run_id') and kind = 'article'
having count(distinct article_id) >= 20
