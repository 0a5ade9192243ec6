-- Sixty more documents of one line each, so that the trends have enough rows to measure.
insert into dim_document by name
select
    sha256('crowd' || i) as document_id, 'crowd/' || i || '.txt' as path, 11 as bytes, 'utf-8' as encoding,
    date '2026-11-01' as crawl_date, 'v1' as extract_version, getvariable('run_id') as first_run_id
from range(60) as numbers (i);

insert into document_text (document_id, raw_text) select document_id, 'Port Ellery' from dim_document where path like 'crowd/%';

insert into fact_article by name
select
    'crowd' || row_number() over (order by path) as article_id, document_id, 1 as ordinal, 'article' as kind,
    'Port Ellery' as text, 'en' as language, 2 as word_count, 0 as raw_start, 11 as raw_end, 'h' as content_hash,
    article_id as cluster_id, true as is_canonical, getvariable('run_id') as run_id
from dim_document where path like 'crowd/%';

insert into fact_mention by name
select
    'm' || article_id as mention_id, article_id, 'ellery' as entity_id, text as surface, false as in_title,
    1 as sentence_no, 0 as start_char, 11 as end_char, 0 as raw_start, 11 as raw_end, 'registry' as recognizer,
    1.0 as confidence
from fact_article where article_id like 'crowd%';

insert into fact_citation by name
select
    'c' || article_id as citation_id, article_id, 1 as ordinal, 'footnote' as kind, 'gazette' as source_id,
    'resolved' as resolution, 0 as start_char, 11 as end_char, 0 as raw_start, 11 as raw_end, 1.0 as confidence
from fact_article where article_id like 'crowd%';
