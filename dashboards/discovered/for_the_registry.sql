-- title: For the registry
-- about: The thirty most frequent of them as YAML, to look through and copy.
-- empty: There is nothing to add.
-- place: 2 third
-- shape: text
with named as (
    select * from chosen.most_named(30, null, false) order by articles desc, mentions desc, entity_no desc limit 30
)
select 'entities:' || chr(10) || string_agg(
    '  - id: ' || coalesce(nullif(trim(regexp_replace(lower(strip_accents(n.name)), '[^a-z0-9]+', '-', 'g'), '-'), ''), n.entity_id)
    || chr(10) || '    name: ' || to_json(n.name)::varchar
    || chr(10) || '    type: ' || n.type
    || case when len(list_filter(d.aliases, lambda alias: alias <> n.name)) > 0
        then chr(10) || '    aliases: ' || to_json(list_filter(d.aliases, lambda alias: alias <> n.name))::varchar else '' end,
    chr(10) order by n.articles desc, n.entity_id) as yaml
from named as n
join dim_entity as d using (entity_id)
having count(*) > 0
