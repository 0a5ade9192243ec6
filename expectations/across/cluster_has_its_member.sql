-- A cluster is named after one of its members.
select here.article_id as row_key, 'cluster ' || here.cluster_id || ' has no such member' as sample
from fact_article as here
left join fact_article as named on named.article_id = here.cluster_id
where here.cluster_id is not null and named.cluster_id is distinct from here.cluster_id
