-- Every mention: its text between start_char and end_char is its surface, counted in code points.
select
    mention_id as row_key,
    'surface "' || left(surface, 40) || '", text has "' ||
        left(substring(text, start_char + 1, end_char - start_char), 40) || '"' as sample
from fact_mention
join fact_article using (article_id)
where start_char < 0
   or end_char <= start_char
   or substring(text, start_char + 1, end_char - start_char) <> surface
