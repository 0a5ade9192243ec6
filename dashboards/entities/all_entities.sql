-- title: All entities
-- about: The five hundred named in most texts. Choose one to see it alone.
-- empty: No entity is named under these filters.
-- place: 9 full
-- link: name = /entities?entity={entity_id}
select name, type, articles, stories as independent, mentions, first_on as first_named, last_on as last_named,
    round(confidence, 2)::double as confidence, is_registered as registered, entity_id
from chosen.entity_overview
where getvariable('type') is null or type = getvariable('type')
order by articles desc, mentions desc, entity_no
limit 500
