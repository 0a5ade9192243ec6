-- title: Source reliance over time
-- about: Texts a period that cite each of the six most cited sources.
-- empty: No dated text cites a known source under these filters.
-- place: 3 full
-- rows: citations cited_source={source_id} from_date={period} to_date={period_end}
with cited as (
    select source_id, period, period_end, count(*) as articles, count(*) filter (not date_is_stated) as uncertain
    from chosen.citation_overview
    join chosen.periods using (published_on)
    where first_of_source
    group by all
),
top as (select source_id from cited group by 1 order by sum(articles) desc, 1 limit 6)
select cited.period, cited.period_end, s.name as source, cited.articles, cited.uncertain, cited.source_id
from cited
join top using (source_id)
join dim_source as s on s.source_id = cited.source_id
order by source, period
