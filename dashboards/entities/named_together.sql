-- title: Named together
-- about: Who and what stands in the same sentence.
-- needs: entity
-- empty: Nothing else is named in the same sentence.
-- place: 4 half
-- rows: mentions other_entity={entity_id}
with here as (
    select m.article_no, m.sentences, m.entity_no
    from chosen.entity_article as m
    join marts.entity_numbers as n using (entity_no)
    where n.entity_id = getvariable('entity')
),
beside as (
    select m.entity_no, sum(bit_count(m.sentences & here.sentences))::bigint as sentences, count(*) as articles
    from marts.entity_article as m
    join here on here.article_no = m.article_no and m.sentences & here.sentences <> 0 and m.entity_no <> here.entity_no
    group by m.entity_no
    order by sentences desc, m.entity_no
    limit 15
)
select e.name, e.type, b.sentences, b.articles, e.entity_id
from beside as b
join marts.entity_overview as e using (entity_no)
order by b.sentences desc, b.entity_no
