-- title: Share of agency copy
-- about: Texts a period that cite or credit a news agency, as a share of all.
-- empty: No dated text passes these filters.
-- place: 5 third
-- rows: articles from_date={period} to_date={period_end}
select period, period_end, count(*) as articles, count(*) filter (with_wire) as with_agency,
    round(count(*) filter (with_wire) / count(*), 4) as share, count(*) filter (not date_is_stated) as uncertain
from (
    select *, case when getvariable('copies') is null then cites_agency else cites_agency_once end as with_wire
    from chosen.article_overview
)
join chosen.periods using (published_on)
group by all
order by period
