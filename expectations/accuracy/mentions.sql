select d.path, m.raw_start, m.raw_end, e.type, list_prepend(e.name, coalesce(e.aliases, [])) as names
from fact_mention as m
join fact_article as a using (article_id)
join dim_document as d using (document_id)
left join dim_entity as e on e.entity_id = m.entity_id
order by d.path, m.raw_start, m.raw_end
