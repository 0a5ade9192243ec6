-- title: Coverage over time
-- about: Texts a period. Pale: the date is only a bound, the latest date that the text cites or names; it is from then or later.
-- empty: No text with a date passes these filters.
-- place: 3 wide
-- rows: articles from_date={period} to_date={period_end}
select period, period_end, story, sum(texts)::bigint as articles
from chosen.text_counts
join chosen.periods using (published_on)
group by all
order by period, story
