-- The quoted words stand in the text between the start and the end of their citation: in one piece, or, where the
-- attribution interrupts them, word after word in the same order.
with quoted as (
    select
        citation_id,
        quote,
        substring(a.text, c.start_char + 1, c.end_char - c.start_char) as span,
        list_filter(string_split_regex(quote, '[^\p{L}\p{N}]+'), lambda word: word <> '') as words
    from fact_citation as c
    join fact_article as a using (article_id)
    where quote is not null
)
select citation_id as row_key, 'quote "' || left(quote, 60) || '" not in "' || left(span, 60) || '"' as sample
from quoted
where case
    when contains(span, quote) then false
    when len(words) = 0 then true
    else not regexp_matches(span, '(?s)' || array_to_string(words, '.*'))
end
