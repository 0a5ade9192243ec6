-- title: How much is repeated
-- place: 1 full
-- shape: figures
with counted as (
    select count(*) as texts, count(*) filter (is_canonical) as stories, count(*) filter (not is_canonical) as copies,
        count(*) filter (is_canonical and cluster_texts > 1) as repeated
    from chosen.article_overview
)
select 'Texts' as label, texts as value, null as previous, null as trend, null as note from counted
union all
select 'Independent stories', stories, null, null, null from counted
union all
select 'Copies', copies, null, null, case when texts > 0 then format('{:.1f} % of all texts', 100 * copies / texts) end from counted
union all
select 'Stories with copies', repeated, null, null, case when stories > 0 then format('{:.1f} % of the stories', 100 * repeated / stories) end from counted
