-- New documents of this run.
select count(*) as value from dim_document where first_run_id = getvariable('run_id') having count(*) > 0
