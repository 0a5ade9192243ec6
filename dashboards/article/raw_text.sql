-- title: Raw text of one article's document
select r.raw_text
from chosen.the_article as t
join document_text as r on r.rowid = t.raw_text_row
