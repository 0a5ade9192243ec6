-- Share of the mentions of this run whose entity the registry does not name.
select avg(cast(not coalesce(is_registered, false) as integer)) as value
from fact_mention
join fact_article using (article_id)
left join dim_entity using (entity_id)
where run_id = getvariable('run_id')
having count(*) >= 50
