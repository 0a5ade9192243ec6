-- title: The entity
-- needs: entity
-- place: 1 full
-- shape: status
-- empty: The registry and the texts know no such entity.
select e.name || ' is a ' || e.type || case when e.is_registered then ' of the registry' else ' found in the texts, not in the registry' end
        || coalesce('. Also written ' || nullif(array_to_string(e.aliases[1:8], ', '), ''), '') as sentence,
    'info' as level, '/rows/mentions?entity=' || url_encode(e.entity_id) as address
from dim_entity as e
where e.entity_id = getvariable('entity')
