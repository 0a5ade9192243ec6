-- Share of the footnotes of this run that name no source and resolve to no entry.
select avg(cast(fact_citation.source_id is null and resolves_to_citation_id is null as integer)) as value
from fact_citation
join (select article_id, run_id from fact_article) using (article_id)
where run_id = getvariable('run_id') and kind = 'footnote'
having count(*) >= 50
