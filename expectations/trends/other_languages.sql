-- Share of the segments of this run that are in a language other than English.
select avg(cast(language <> 'en' as integer)) as value
from fact_article
where run_id = getvariable('run_id') and language is not null and language <> 'und'
having count(*) >= 50
