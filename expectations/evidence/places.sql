-- Where failing rows stand in their raw text: a key is that of a mention, a citation, a segment, or begins with that of
-- a document (and may go on with a position in it).
with keys as (select distinct unnest($keys) as row_key),
spans as (
    select row_key, 'mention' as kind, article_id, raw_start, raw_end
    from keys
    join fact_mention on mention_id = row_key
    union all
    select row_key, 'citation', article_id, raw_start, raw_end
    from keys
    join fact_citation on citation_id = row_key
    union all
    select row_key, 'article', article_id, raw_start, least(raw_end, raw_start + 120)
    from keys
    join fact_article on article_id = row_key
),
found as (
    select spans.row_key, spans.kind, a.document_id, spans.article_id, spans.raw_start, spans.raw_end
    from spans
    join fact_article as a using (article_id)
    union all
    -- of a document, the article that begins nearest to the place
    select
        row_key,
        'article',
        document_id,
        (
            select arg_min(article_id, abs(raw_start - start)) from fact_article as near
            where near.document_id = named.document_id
        ),
        start,
        start + 120
    from (
        select
            row_key,
            document_id,
            coalesce(try_cast(list_extract(string_split(row_key, '/'), -1) as integer), 0) as start
        from keys
        join dim_document on document_id = split_part(row_key, '/', 1)
    ) as named
)
select
    row_key,
    kind,
    document_id,
    article_id,
    path,
    greatest(raw_start, 0) as raw_start,
    substring(raw_text, greatest(raw_start - 80, 0) + 1, raw_start - greatest(raw_start - 80, 0)) as before,
    substring(raw_text, greatest(raw_start, 0) + 1, least(greatest(raw_end - raw_start, 0), 240)) as span,
    substring(raw_text, greatest(raw_end, 0) + 1, 80) as after
from found
join dim_document using (document_id)
join document_text using (document_id)
qualify row_number() over (partition by row_key order by raw_start, article_id) = 1
