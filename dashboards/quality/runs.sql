-- title: Runs
-- about: The last fifty publications.
-- empty: No run is recorded in this warehouse.
-- place: 7 full
select started_at as started, round(epoch(finished_at - started_at), 1)::double as seconds, status, documents_new as "new",
    documents_known as known, documents_quarantined as quarantined, mentions, citations, checks_failed as failed_checks, run_id
from ops.etl_run
order by started_at desc
limit 50
