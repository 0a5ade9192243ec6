-- Every mention: its text between start_char and end_char is its surface, counted in code points.
select
    mention_id as row_key,
    if(
        start_char < 0 or end_char > characters,
        'place ' || start_char || ' is outside the text',
        'surface "' || left(surface, 40) || '", text has "' ||
            left(substring(part, start_char % 16384 + 1, greatest(end_char - start_char, 0)), 40) || '"'
    ) as sample
from fact_mention
join memory.main.article_length using (article_id)
left join memory.main.article_piece as p on p.article_id = fact_mention.article_id and p.piece = start_char // 16384
where start_char < 0
   or end_char > characters
   or end_char <= start_char
   or substring(part, start_char % 16384 + 1, end_char - start_char) <> surface
