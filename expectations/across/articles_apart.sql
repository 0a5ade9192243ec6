-- No two segments of a document share a raw character.
with neighbours as (
    select
        article_id,
        raw_start,
        lag(article_id) over earlier as before_id,
        max(raw_end) over (earlier rows between unbounded preceding and 1 preceding) as before_end
    from fact_article
    window earlier as (partition by document_id order by raw_start, ordinal)
)
select article_id as row_key, 'begins at ' || raw_start || ', ' || before_id || ' ends at ' || before_end as sample
from neighbours
where raw_start < before_end
