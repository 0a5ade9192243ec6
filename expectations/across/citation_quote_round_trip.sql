-- The quoted words stand in the text between the start and the end of their citation: in one piece, or, where the
-- attribution interrupts them, word after word in the same order.
with quoted as (
    select citation_id, quote, substring(part, c.start_char % 16384 + 1, c.end_char - c.start_char) as span
    from fact_citation as c
    join memory.main.article_piece as p on p.article_id = c.article_id and p.piece = c.start_char // 16384
    where quote is not null and c.start_char >= 0 and c.end_char >= c.start_char
),
interrupted as (
    select
        citation_id,
        quote,
        span,
        list_filter(string_split_regex(quote, '[^\p{L}\p{N}]+'), lambda word: word <> '') as words
    from quoted
    where not contains(span, quote)
)
select citation_id as row_key, 'quote "' || left(quote, 60) || '" not in "' || left(span, 60) || '"' as sample
from interrupted
-- the rest of the span after each word in turn; NULL once a word is not in it
where len(words) = 0
   or list_reduce(
       words,
       lambda rest, word: if(contains(rest, word), substring(rest, strpos(rest, word) + length(word)), null),
       span
   ) is null
