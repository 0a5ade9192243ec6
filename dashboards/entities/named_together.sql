-- title: Named together
-- about: Who and what stands in the same sentence.
-- needs: entity
-- empty: Nothing else is named in the same sentence.
-- place: 4 half
-- rows: mentions other_entity={entity_id}
-- Whether it is the same sentence is asked of the joined rows: in the join's condition it costs more than the join.
with here as materialized (select article_no, sentences from chosen.the_entity),
-- The most frequent first: of the others only those can be among the fifteen beside it that have as many mentions altogether.
head as materialized (
    select entity_no, sum(shared)::bigint as together, count(shared) as articles
    from (
        select m.entity_no, case when m.sentences & here.sentences <> 0 then bit_count(m.sentences & here.sentences)::integer end as shared
        from marts.entity_article as m
        join here using (article_no)
        where m.entity_no between -40 and 40
    )
    group by entity_no
    having together > 0
),
others as materialized (
    select entity_no from marts.entity_overview
    where entity_no not between -40 and 40
      and mentions >= coalesce((select together from head order by together desc limit 1 offset 15), 1)
),
beside as (
    select * from head
    union all
    select entity_no, sum(shared)::bigint, count(shared)
    from (
        select m.entity_no, case when m.sentences & here.sentences <> 0 then bit_count(m.sentences & here.sentences)::integer end as shared
        from (select * from marts.entity_article
              where entity_no not between -40 and 40 and entity_no in (select unnest(list(entity_no)) from others)) as m
        join here using (article_no)
    )
    group by entity_no
)
select e.name, e.type, b.together as sentences, b.articles, e.entity_id
from beside as b
join marts.entity_overview as e using (entity_no)
where b.together > 0 and e.entity_id <> getvariable('entity')
order by b.together desc, b.entity_no
limit 15
