-- title: Most cited sources
-- about: Outlets and agencies by the citations that lead to them.
-- empty: No citation names a known source under these filters.
-- place: 1 half
-- rows: citations cited_source={source_id} citation_kind={kind}
with cited as (
    select source_id, kind, sum(c.citations)::bigint as citations from chosen.source_counts as c group by all
),
top as (select source_id, sum(citations) as total from cited group by 1 order by 2 desc, 1 limit 15)
select s.name as source, cited.kind, cited.citations, cited.source_id
from cited join top using (source_id) join dim_source as s on s.source_id = cited.source_id
order by top.total desc, s.name, cited.kind
