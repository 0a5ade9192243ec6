-- Each duplicate cluster has exactly one canonical article.
select cluster_id as row_key, count(*) filter (is_canonical) || ' canonical of ' || count(*) as sample
from fact_article
group by cluster_id
having count(*) filter (is_canonical) <> 1
