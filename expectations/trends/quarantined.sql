-- Share of the documents new to this run that went to quarantine.
with seen as (
    select
        (select count(*) from dim_document where first_run_id = getvariable('run_id')) as loaded,
        (select count(*) from ops.quarantine where run_id = getvariable('run_id')) as refused
)
select refused / (loaded + refused) as value from seen where loaded + refused >= 20
