-- title: How sure are the citations
-- about: Citing occurrences by kind: how many lead to a source or speaker that is known.
-- empty: No citation passes these filters.
-- place: 8 half
-- rows: citations citation_kind={kind}
select kind, case when is_known then 'known' else 'open' end as source, sum(citations)::bigint as citations
from chosen.citation_counts
group by all
order by kind, source
