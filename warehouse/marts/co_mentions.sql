CREATE OR REPLACE VIEW marts.co_mentions AS
SELECT
    least(k.entity_id, l.entity_id) AS entity_id,
    greatest(k.entity_id, l.entity_id) AS other_entity_id,
    CAST(sum(bit_count(p.sentences & q.sentences)) AS BIGINT) AS sentences,
    count(*) AS articles,
    count(*) FILTER (a.is_canonical) AS stories
FROM marts.entity_article AS p
JOIN marts.entity_article AS q ON q.article_no = p.article_no AND q.entity_no > p.entity_no AND p.sentences & q.sentences <> 0
JOIN marts.entity_numbers AS k ON k.entity_no = p.entity_no
JOIN marts.entity_numbers AS l ON l.entity_no = q.entity_no
JOIN marts.article_overview AS a ON a.article_no = p.article_no
WHERE a.kind <> 'teaser'
GROUP BY ALL
ORDER BY entity_id, other_entity_id;
COMMENT ON VIEW marts.co_mentions IS 'One row per pair of entities named in one sentence. Known limits: each pair once, the smaller id first; teasers and sentences after the 64th are left out; computed when asked, about a second for 100,000 texts; being named together is no statement about a relation.';
COMMENT ON COLUMN marts.co_mentions.entity_id IS 'Refers to dim_entity: the smaller id. Example: baghdad';
COMMENT ON COLUMN marts.co_mentions.other_entity_id IS 'Refers to dim_entity: the larger id. Example: reuters';
COMMENT ON COLUMN marts.co_mentions.sentences IS 'Sentences that name both, copies counted. Example: 12';
COMMENT ON COLUMN marts.co_mentions.articles IS 'Distinct segments, copies counted. Example: 40';
COMMENT ON COLUMN marts.co_mentions.stories IS 'Distinct canonical segments: independent stories. Example: 25';
