-- title: Quarantine
-- about: Documents that could not be taken in, and why.
-- empty: No document is in quarantine.
-- place: 6 full
select path, reason, detail, sample, stage, status
from ops.quarantine
order by status = 'open' desc, path
limit 500
