select
    d.path, c.kind, c.raw_start, c.raw_end, c.marker, c.author, s.name, coalesce(s.aliases, []), c.title,
    cast(c.cited_on as varchar), c.speaker, e.name, c.quote
from fact_citation as c
join fact_article as a using (article_id)
join dim_document as d using (document_id)
left join dim_source as s on s.source_id = c.source_id
left join dim_entity as e on e.entity_id = c.speaker_entity_id
order by d.path, c.raw_start, c.raw_end, c.ordinal
