-- What the run says it loaded is what the warehouse holds of it.
with said as (select * from ops.etl_run where run_id = getvariable('run_id')),
counted as (
    select
        (select count(*) from dim_document where first_run_id = getvariable('run_id')) as documents_new,
        (select count(*) from fact_article where run_id = getvariable('run_id') and kind = 'article') as articles,
        (select count(*) from fact_article where run_id = getvariable('run_id') and kind = 'teaser') as teasers,
        (select count(*) from fact_article where run_id = getvariable('run_id') and kind = 'fragment') as fragments
)
select run_id || '/' || what as row_key, 'the run says ' || told || ', the tables hold ' || held as sample
from (
    select
        run_id,
        unnest(['documents_new', 'articles', 'teasers', 'fragments']) as what,
        unnest([said.documents_new, said.articles, said.teasers, said.fragments]) as told,
        unnest([counted.documents_new, counted.articles, counted.teasers, counted.fragments]) as held
    from said, counted
)
where told <> held
