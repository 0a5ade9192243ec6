-- Every mention lies inside the raw range of its segment, which lies inside the raw text.
select
    mention_id as row_key,
    'raw ' || m.raw_start || '-' || m.raw_end || ' in segment ' || a.raw_start || '-' || a.raw_end as sample
from fact_mention as m
join fact_article as a using (article_id)
where m.raw_start < a.raw_start or m.raw_end > a.raw_end or m.raw_end <= m.raw_start
