CREATE OR REPLACE TABLE marts.co_mentions AS
WITH named AS (
    SELECT DISTINCT m.article_id, m.sentence_no, m.entity_id, a.is_canonical
    FROM current.fact_mention AS m
    JOIN current.fact_article AS a USING (article_id)
    WHERE m.entity_id IS NOT NULL AND a.kind <> 'teaser'
),
-- A sentence that names dozens is a list, not a relation; leaving it out also bounds the pairs.
told AS (
    SELECT article_id, sentence_no FROM named GROUP BY ALL HAVING count(*) BETWEEN 2 AND 20
)
SELECT
    x.entity_id AS entity_id,
    y.entity_id AS other_entity_id,
    count(*) AS sentences,
    count(DISTINCT x.article_id) AS articles,
    count(DISTINCT x.article_id) FILTER (x.is_canonical) AS stories
FROM told
JOIN named AS x USING (article_id, sentence_no)
JOIN named AS y ON y.article_id = told.article_id AND y.sentence_no = told.sentence_no AND x.entity_id < y.entity_id
GROUP BY x.entity_id, y.entity_id
ORDER BY x.entity_id, y.entity_id;
COMMENT ON TABLE marts.co_mentions IS 'One row per pair of entities named in one sentence; computed at load. Known limits: each pair once, the smaller id first; sentences that name more than 20 entities and teasers are left out; being named together is no statement about a relation.';
COMMENT ON COLUMN marts.co_mentions.entity_id IS 'Refers to dim_entity: the smaller id. Example: baghdad';
COMMENT ON COLUMN marts.co_mentions.other_entity_id IS 'Refers to dim_entity: the larger id. Example: reuters';
COMMENT ON COLUMN marts.co_mentions.sentences IS 'Sentences that name both, copies counted. Example: 12';
COMMENT ON COLUMN marts.co_mentions.articles IS 'Distinct segments, copies counted. Example: 40';
COMMENT ON COLUMN marts.co_mentions.stories IS 'Distinct canonical segments: independent stories. Example: 25';
