-- title: How texts are related
-- about: Related pairs by kind and similarity.
-- empty: No related pair passes these filters.
-- place: 3 third
-- rows: pairs relation={relation} from_similarity={similarity}
select r.relation, (floor(r.similarity * 10) / 10)::decimal(3, 1) as similarity, count(*) as pairs
from chosen.related_pairs as r
group by all
order by similarity, r.relation
