-- title: Who is cited
-- about: Outlets and agencies by the texts that cite or credit them.
-- empty: No citation names a known source under these filters.
-- place: 5 third
-- rows: citations cited_source={source_id}
select s.name as source, s.kind, c.articles, c.independent, c.source_id
from (
    select source_id, sum(s.articles)::bigint as articles, sum(s.independent)::bigint as independent
    from chosen.source_counts as s
    group by source_id
) as c
join dim_source as s using (source_id)
order by c.articles desc, source, c.source_id
limit 10
