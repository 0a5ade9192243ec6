-- title: How much is repeated
-- place: 1 full
-- shape: figures
with counted as (
    select coalesce(sum(c.texts), 0)::bigint as texts, coalesce(sum(c.texts) filter (is_canonical), 0)::bigint as stories,
        coalesce(sum(c.texts) filter (not is_canonical), 0)::bigint as copies,
        coalesce(sum(c.repeated) filter (is_canonical), 0)::bigint as repeated
    from chosen.article_counts as c
)
select 'Texts' as label, texts as value, null as previous, null as trend, null as note from counted
union all
select 'Independent stories', stories, null, null, null from counted
union all
select 'Copies', copies, null, null, case when texts > 0 then format('{:.1f} % of all texts', 100 * copies / texts) end from counted
union all
select 'Stories with copies', repeated, null, null, case when stories > 0 then format('{:.1f} % of the stories', 100 * repeated / stories) end from counted
