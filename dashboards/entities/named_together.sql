-- title: Named together
-- about: Who and what stands in the same sentence.
-- needs: entity
-- empty: Nothing else is named in the same sentence.
-- place: 4 half
-- rows: mentions other_entity={entity_id}
with here as materialized (select article_no, sentences, entity_no from chosen.the_entity),
-- The most frequent first: of the others only those can be among the fifteen that have as many mentions altogether.
head as materialized (
    select m.entity_no, sum(bit_count(m.sentences & here.sentences))::bigint as sentences, count(*) as articles
    from marts.entity_article as m
    join here on here.article_no = m.article_no and m.sentences & here.sentences <> 0 and m.entity_no <> here.entity_no
    where m.entity_no between -40 and 40
    group by m.entity_no
),
others as materialized (
    select entity_no from marts.entity_overview
    where entity_no not between -40 and 40
      and mentions >= coalesce((select sentences from head order by sentences desc limit 1 offset 14), 1)
),
beside as (
    select * from head
    union all
    select m.entity_no, sum(bit_count(m.sentences & here.sentences))::bigint, count(*)
    from marts.entity_article as m
    join here on here.article_no = m.article_no and m.sentences & here.sentences <> 0 and m.entity_no <> here.entity_no
    where m.entity_no not between -40 and 40 and m.entity_no in (select entity_no from others)
    group by m.entity_no
)
select e.name, e.type, b.sentences, b.articles, e.entity_id
from beside as b
join marts.entity_overview as e using (entity_no)
order by b.sentences desc, b.entity_no
limit 15
