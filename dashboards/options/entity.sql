-- title: Entities to choose from
select entity_id as id, name || ' · ' || type as label
from dim_entity
where (getvariable('entity') is not null and entity_id = getvariable('entity'))
   or (getvariable('entity') is null and (getvariable('search') is null or contains(lower(name), lower(getvariable('search')))))
order by not starts_with(lower(name), lower(coalesce(getvariable('search'), ''))), length(name), name, entity_id
limit 20
