-- title: Mentions over time
-- about: Texts that name the entity. Pale: the date is only a bound; the text is from then or later.
-- needs: entity
-- empty: No dated text names this entity under these filters.
-- place: 2 wide
-- rows: articles from_date={period} to_date={period_end}
select p.period, p.period_end, a.story, count(*) as articles, sum(m.mentions)::bigint as mentions
from chosen.article_overview as a
join chosen.periods as p using (published_on)
join marts.entity_article as m using (article_no)
join marts.entity_numbers as n using (entity_no)
where n.entity_id = getvariable('entity')
group by all
order by p.period, a.story
