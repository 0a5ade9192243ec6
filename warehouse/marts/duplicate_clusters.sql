CREATE OR REPLACE VIEW marts.duplicate_clusters AS
SELECT
    cluster_id,
    count(*) AS members,
    count(*) FILTER (kind = 'article') AS articles,
    count(*) FILTER (kind = 'teaser') AS teasers,
    count(DISTINCT document_id) AS documents,
    count(DISTINCT publisher_id) AS outlets,
    min(published_on) AS first_on,
    max(published_on) AS last_on,
    any_value(article_id) FILTER (is_canonical) AS canonical_article_id,
    any_value(title) FILTER (is_canonical) AS title,
    max(word_count) AS longest_words
FROM current.fact_article
GROUP BY cluster_id
HAVING count(*) > 1
ORDER BY members DESC, cluster_id;
COMMENT ON VIEW marts.duplicate_clusters IS 'One row per cluster of duplicates with two members or more. Known limits: exact, near and excerpt relations join a cluster alike; fact_article_relation tells which.';
COMMENT ON COLUMN marts.duplicate_clusters.cluster_id IS 'Key; cluster_id of fact_article. Example: 0f1e2d3c4b5a6978';
COMMENT ON COLUMN marts.duplicate_clusters.members IS 'Segments in the cluster. Example: 6';
COMMENT ON COLUMN marts.duplicate_clusters.articles IS 'Of these, full articles. Example: 4';
COMMENT ON COLUMN marts.duplicate_clusters.teasers IS 'Of these, teasers. Example: 2';
COMMENT ON COLUMN marts.duplicate_clusters.documents IS 'Distinct documents. Example: 5';
COMMENT ON COLUMN marts.duplicate_clusters.outlets IS 'Distinct outlets, as far as texts name them. Example: 3';
COMMENT ON COLUMN marts.duplicate_clusters.first_on IS 'First publication day. Example: 2011-10-21';
COMMENT ON COLUMN marts.duplicate_clusters.last_on IS 'Last publication day. Example: 2011-10-23';
COMMENT ON COLUMN marts.duplicate_clusters.canonical_article_id IS 'Refers to fact_article: the member that stands for the cluster. Example: 0f1e2d3c4b5a6978';
COMMENT ON COLUMN marts.duplicate_clusters.title IS 'Headline of that member. Example: Ferry returns';
COMMENT ON COLUMN marts.duplicate_clusters.longest_words IS 'Words of the longest member. Example: 812';
