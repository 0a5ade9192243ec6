-- title: Sources to choose from
select source_id as id, name || ' · ' || kind as label
from dim_source
where (getvariable('source') is not null and source_id = getvariable('source'))
   or (getvariable('source') is null and (getvariable('search') is null or contains(lower(name), lower(getvariable('search')))))
order by not starts_with(lower(name), lower(coalesce(getvariable('search'), ''))), length(name), name, source_id
limit 20
