-- title: Share of agency copy
-- about: Texts a period that cite or credit a news agency, as a share of all.
-- empty: No dated text passes these filters.
-- place: 5 third
-- rows: articles from_date={period} to_date={period_end}
select period, period_end, sum(texts)::bigint as articles, sum(c.with_agency)::bigint as with_agency,
    round(sum(c.with_agency)::bigint / sum(texts)::bigint, 4) as share,
    coalesce(sum(texts) filter (not date_is_stated), 0)::bigint as uncertain
from chosen.article_counts as c
join chosen.periods using (published_on)
group by all
order by period
