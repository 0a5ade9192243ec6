-- title: Where the characters went
-- about: Every raw character of the current documents is in a text, in furniture, or white space.
-- empty: There is no document yet.
-- place: 5 half
select part, characters, round(100 * characters / sum(characters) over (), 2)::double as percent
from marts.character_balance
order by characters desc, part
