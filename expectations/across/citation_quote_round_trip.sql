-- The quoted words stand in the text between the start and the end of their citation.
select citation_id as row_key, 'quote "' || left(quote, 60) || '" not in its span' as sample
from fact_citation as c
join fact_article as a using (article_id)
where quote is not null
  and not contains(substring(a.text, c.start_char + 1, c.end_char - c.start_char), quote)
