-- title: Citations of one article, in reading order
with there as (
    select t.article_id as wanted, c.*
    from (select article_id, unnest(range(first_citation_row, last_citation_row + 1)) as place
          from chosen.the_article) as t
    join fact_citation as c on c.rowid = t.place
    limit 1000000000
)
select c.* exclude (wanted), s.name as source
from there as c
left join dim_source as s using (source_id)
where c.article_id = c.wanted
order by c.ordinal
