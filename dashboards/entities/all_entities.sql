-- title: All entities
-- about: Named in most texts first. Choose one to see it alone.
-- empty: No entity is named under these filters.
-- place: 9 full
-- pages: 50 entities
-- link: name = /entities?entity={entity_id}
select name, type, articles, stories as independent, mentions, first_on as first_named, last_on as last_named,
    round(confidence::double, 2) as confidence, is_registered as registered, entity_id,
    getvariable('page') is not null and count(*) over () > 50 as more_follow
from (select * from chosen.most_named(50 * coalesce(getvariable('page'), '1000000')::integer + 1, getvariable('type'), null)
      order by articles desc, mentions desc, entity_no
      limit case when getvariable('page') is null then 50000000 else 51 end offset 50 * (coalesce(getvariable('page'), '1')::integer - 1))
order by articles desc, mentions desc, entity_no
limit case when getvariable('page') is null then 50000000 else 50 end
