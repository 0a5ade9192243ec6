-- Joins run in the order in which a check writes them. Left to choose by its estimates, the optimizer has joined every
-- mention with every text before it looked at the document: hours, and all memory, for a few thousand texts.
set disabled_optimizers = 'join_order';

-- The documents whose texts are to be read: all, or those that this run brought (`texts.py` says when).
create or replace table memory.main.asked_document as
select document_id from warehouse.main.dim_document /* asked */;

-- Their texts, which most checks read. A few are read once and held in memory as they are: to decompress them costs
-- more than most checks do with them. Those of a large warehouse stay where they are.
create or replace /* held */ memory.main.article_text as
select rowid as text_row, article_id, text from warehouse.main.fact_article /* asked articles */;

create or replace /* held */ memory.main.document_text as
select document_id, raw_text from warehouse.main.document_text /* asked texts */;

-- Texts in pieces of 16,384 characters, each with as many of the next one, so that any span up to that length is whole
-- in the piece where it begins. Finding a place in a text takes as long as what stands before it: without pieces, one
-- book-length text with many names would take hours. They are cut in two steps (blocks of 64 pieces first) for the
-- same reason. Shorter texts are one piece, and not copied.
-- How long each text is, counted once: seven checks ask, and every answer would decompress all texts again.
create or replace table memory.main.article_length as
select article_id, length(text) as characters from memory.main.article_text;

create or replace table memory.main.document_length as
select document_id, length(raw_text) as characters from memory.main.document_text;

create or replace table memory.main.long_text as
with texts as (
    select 'article' as holder, article_id as id, text
    from memory.main.article_text
    semi join (from memory.main.article_length where characters > 16384) using (article_id)
    union all
    select 'document', document_id, raw_text
    from memory.main.document_text
    semi join (from memory.main.document_length where characters > 16384) using (document_id)
),
blocks as materialized (
    select holder, id, block, substring(text, block * 1048576 + 1, 1048576 + 16384) as part
    from (select holder, id, text, unnest(range(length(text) // 1048576 + 1)) as block from texts)
)
select holder, id, block * 64 + piece as piece, substring(part, piece * 16384 + 1, 16384 + 16384) as part
from (select holder, id, block, part, unnest(range(64)) as piece from blocks);

create or replace view memory.main.article_piece as
select article_id, 0 as piece, text as part
from memory.main.article_text
anti join memory.main.long_text on holder = 'article' and id = article_id
union all
select id, piece, part from memory.main.long_text where holder = 'article';

create or replace view memory.main.document_piece as
select document_id, 0 as piece, raw_text as part
from memory.main.document_text
anti join memory.main.long_text on holder = 'document' and id = document_id
union all
select id, piece, part from memory.main.long_text where holder = 'document';

-- Articles whose text is their raw range as it stands, which most are. A place in such a text is the same place in the
-- raw text, counted from the range's beginning: who knows one of the two need not read the other.
create or replace table memory.main.plain_article as
select a.article_id, a.raw_start
from (
    select article_id, document_id, raw_start, raw_end, rowid as text_row, raw_start // 16384 as piece
    from warehouse.main.fact_article
    semi join memory.main.asked_document using (document_id)
    where raw_end > raw_start and raw_start >= 0
) as a
join memory.main.article_text as t using (text_row)
join memory.main.document_piece as p on p.document_id = a.document_id and p.piece = a.piece
where substring(part, a.raw_start % 16384 + 1, a.raw_end - a.raw_start) = t.text;
