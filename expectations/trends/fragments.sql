-- Share of the segments of this run whose beginning is missing.
select avg(cast(kind = 'fragment' as integer)) as value
from fact_article
where run_id = getvariable('run_id')
having count(*) >= 50
