-- The place of a text that the marts name holds the text of that very article.
select o.article_id as row_key, 'row ' || o.text_row || ' holds ' || coalesce(t.article_id, 'nothing') as sample
from marts.article_overview as o
left join fact_article as t on t.rowid = o.text_row
where t.article_id is distinct from o.article_id
