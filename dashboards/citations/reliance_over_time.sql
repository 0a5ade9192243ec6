-- title: Source reliance over time
-- about: Texts a period that cite each of the six most cited sources.
-- empty: No dated text cites a known source under these filters.
-- place: 3 full
-- rows: citations cited_source={source_id} from_date={period} to_date={period_end}
with top as materialized (
    select source_id from chosen.source_counts as s where is_dated group by source_id order by sum(s.articles) desc, source_id limit 6
),
by_day as (
    select source_id, published_on, count(*) as articles, count(*) filter (not date_is_stated) as uncertain
    from chosen.citation_overview
    semi join top using (source_id)
    where first_of_source
    group by all
),
cited as (
    select source_id, period, period_end, sum(d.articles)::bigint as articles, sum(d.uncertain)::bigint as uncertain
    from by_day as d
    join chosen.periods using (published_on)
    group by all
)
select cited.period, cited.period_end, s.name as source, cited.articles, cited.uncertain, cited.source_id
from cited
join dim_source as s on s.source_id = cited.source_id
order by source, period
