-- title: Who is named
-- about: The people, organizations and places that most texts name.
-- empty: No mention passes these filters.
-- place: 4 third
-- rows: mentions entity={entity_id}
select name, type, articles, stories as independent, mentions, entity_id
from chosen.most_named(12, null, null)
order by articles desc, mentions desc, entity_no
limit 12
