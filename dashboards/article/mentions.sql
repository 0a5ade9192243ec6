-- title: Mentions of one article, in reading order
-- They lie together, in known rows. The limit keeps the condition on the id out of the join, where it would read all ids.
with there as materialized (
    select t.article_id as wanted, m.*
    from (select article_id, unnest(range(first_mention_row, last_mention_row + 1)) as place
          from chosen.the_article) as t
    join fact_mention as m on m.rowid = t.place
    limit 1000000000
),
named as (select e.* from (select distinct entity_id from there) as t join dim_entity as e using (entity_id))
select m.* exclude (wanted), e.name, e.type, e.is_registered
from there as m
left join named as e using (entity_id)
where m.article_id = m.wanted
order by m.start_char, m.end_char
