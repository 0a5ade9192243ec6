-- Read = loaded + quarantined + known: every landing file that was seen is a document or in quarantine.
select path as row_key, 'document ' || coalesce(document_id, 'without id') || ' is neither loaded nor in quarantine' as sample
from ops.landing_file as f
where f.document_id is not null
  and not exists (select 1 from dim_document as d where d.document_id = f.document_id)
  -- one by one: with "or" between them every file would be compared with every row of quarantine
  and not exists (select 1 from ops.quarantine as q where q.document_id = f.document_id)
  and not exists (select 1 from ops.quarantine as q where q.path = f.path)
  -- a container file (JSON lines, Parquet) is accounted for by its records, which have rows of their own: <path>#<record>
  and f.path not in (select regexp_replace(path, '#[0-9]+$', '') from ops.landing_file where regexp_matches(path, '#[0-9]+$'))
