-- title: Mentions over time
-- about: Texts that name the entity. Pale: the date is only a bound; the text is from then or later.
-- needs: entity
-- empty: No dated text names this entity under these filters.
-- place: 2 wide
-- rows: articles from_date={period} to_date={period_end}
select p.period, p.period_end,
    case when not k.date_is_stated then 'date uncertain' when m.is_canonical then 'independent' else 'copy' end as story,
    count(*) as articles, sum(m.mentions)::bigint as mentions
from chosen.the_entity as m
join chosen.periods as p using (published_on)
join marts.article_classes as k using (class_no)
group by all
order by p.period, story
