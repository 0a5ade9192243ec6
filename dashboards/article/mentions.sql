-- title: Mentions of one article, in reading order
select m.*, e.name, e.type, e.is_registered
from fact_mention as m
left join dim_entity as e using (entity_id)
where m.article_id = getvariable('article')
order by m.start_char, m.end_char
