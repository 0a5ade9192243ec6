-- Every mention: its text between start_char and end_char is its surface, counted in code points.
select
    mention_id as row_key,
    'surface "' || left(surface, 40) || '", text has "' ||
        left(substring(part, start_char % 16384 + 1, greatest(end_char - start_char, 0)), 40) || '"' as sample
from fact_mention as m
join memory.main.article_piece as p on p.article_id = m.article_id and p.piece = m.start_char // 16384
join memory.main.text_length on holder = 'article' and id = m.article_id
where start_char >= 0
  and end_char <= characters
  and (end_char <= start_char or substring(part, start_char % 16384 + 1, end_char - start_char) <> surface)
union all
select mention_id, 'place ' || start_char || ' is outside the text'
from fact_mention
join memory.main.text_length on holder = 'article' and id = article_id
where start_char < 0 or end_char > characters
