-- title: What cleaning changed in one article's document
with there as (
    select t.document_id as wanted, e.*
    from (select document_id, unnest(range(first_edit_row, last_edit_row + 1)) as place
          from chosen.the_article) as t
    join document_edit as e on e.rowid = t.place
    limit 1000000000
)
select raw_start, raw_end, replacement, rule
from there
where document_id = wanted
order by raw_start, raw_end
