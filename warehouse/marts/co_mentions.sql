-- A sentence that names dozens is a list, not a relation; leaving it out also bounds the pairs.
CREATE OR REPLACE TABLE marts.co_mentions AS
WITH told AS (
    SELECT article_id, sentence_no, list(DISTINCT entity_id) AS entities
    FROM current.fact_mention
    WHERE entity_id IS NOT NULL
    GROUP BY article_id, sentence_no
    HAVING count(*) > 1
),
one AS (
    SELECT article_id, entities, unnest(entities) AS entity_id FROM told WHERE len(entities) BETWEEN 2 AND 20
),
pairs AS (
    SELECT article_id, entity_id, unnest(entities) AS other_entity_id FROM one
),
in_article AS (
    SELECT article_id, entity_id, other_entity_id, count(*) AS sentences
    FROM pairs
    WHERE entity_id < other_entity_id
    GROUP BY article_id, entity_id, other_entity_id
)
SELECT
    p.entity_id,
    p.other_entity_id,
    CAST(sum(p.sentences) AS BIGINT) AS sentences,
    count(*) AS articles,
    count(*) FILTER (a.is_canonical) AS stories
FROM in_article AS p
JOIN current.fact_article AS a USING (article_id)
WHERE a.kind <> 'teaser'
GROUP BY p.entity_id, p.other_entity_id
ORDER BY p.entity_id, p.other_entity_id;
COMMENT ON TABLE marts.co_mentions IS 'One row per pair of entities named in one sentence; computed at load. Known limits: each pair once, the smaller id first; sentences that name more than 20 entities and teasers are left out; being named together is no statement about a relation.';
COMMENT ON COLUMN marts.co_mentions.entity_id IS 'Refers to dim_entity: the smaller id. Example: baghdad';
COMMENT ON COLUMN marts.co_mentions.other_entity_id IS 'Refers to dim_entity: the larger id. Example: reuters';
COMMENT ON COLUMN marts.co_mentions.sentences IS 'Sentences that name both, copies counted. Example: 12';
COMMENT ON COLUMN marts.co_mentions.articles IS 'Distinct segments, copies counted. Example: 40';
COMMENT ON COLUMN marts.co_mentions.stories IS 'Distinct canonical segments: independent stories. Example: 25';
