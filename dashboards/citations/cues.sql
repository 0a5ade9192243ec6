-- title: Reporting words
-- about: The words that introduce what others said.
-- empty: No reporting word was found under these filters.
-- place: 7 half
select cue, kind, sum(citations)::bigint as citations,
    coalesce(sum(citations) filter (is_known), 0)::bigint as with_known_source_or_speaker
from chosen.citation_counts
where cue is not null
group by cue, kind
order by citations desc, cue, kind
limit 40
