-- Share of the full articles of this run that are copies of another one.
select avg(cast(not is_canonical as integer)) as value
from fact_article
where run_id = getvariable('run_id') and kind = 'article'
having count(*) >= 50
