CREATE OR REPLACE VIEW marts.who_quotes_whom AS
WITH in_article AS (
    SELECT
        article_id,
        speaker_entity_id AS speaker_id,
        CASE WHEN speaker_entity_id IS NULL THEN speaker END AS unresolved,
        count(*) FILTER (kind = 'quotation') AS quotations,
        count(*) FILTER (kind = 'attribution') AS attributions,
        count(*) FILTER (kind = 'quotation' AND is_repeat IS NOT TRUE) AS quoted_once,
        count(*) FILTER (kind = 'attribution' AND is_repeat IS NOT TRUE) AS attributed_once
    FROM current.fact_citation
    WHERE kind IN ('quotation', 'attribution') AND (speaker_entity_id IS NOT NULL OR speaker IS NOT NULL)
    GROUP BY ALL
),
counted AS (
    SELECT
        a.publisher_id AS outlet_id,
        c.speaker_id,
        c.unresolved,
        CAST(sum(c.quotations) AS BIGINT) AS quotations,
        CAST(sum(c.attributions) AS BIGINT) AS attributions,
        count(*) AS articles,
        count(*) FILTER (a.is_canonical AND c.quoted_once + c.attributed_once > 0) AS stories,
        CAST(coalesce(sum(c.quoted_once) FILTER (a.is_canonical), 0) AS BIGINT) AS story_quotations,
        CAST(coalesce(sum(c.attributed_once) FILTER (a.is_canonical), 0) AS BIGINT) AS story_attributions
    FROM in_article AS c
    JOIN current.fact_article AS a USING (article_id)
    GROUP BY ALL
)
SELECT
    n.outlet_id,
    outlet.name AS outlet,
    n.speaker_id,
    coalesce(e.name, n.unresolved) AS speaker,
    e.type AS speaker_type,
    n.quotations,
    n.attributions,
    n.articles,
    n.stories,
    n.story_quotations,
    n.story_attributions
FROM counted AS n
LEFT JOIN main.dim_entity AS e ON e.entity_id = n.speaker_id
LEFT JOIN main.dim_source AS outlet ON outlet.source_id = n.outlet_id
ORDER BY n.stories DESC, n.quotations DESC, speaker, outlet;
COMMENT ON VIEW marts.who_quotes_whom IS 'One row per outlet and speaker. Known limits: a speaker without an entity is told apart by the words of the text only; outlet is null where the text does not name its publisher.';
COMMENT ON COLUMN marts.who_quotes_whom.outlet_id IS 'Refers to dim_source: who published. Example: delta-post';
COMMENT ON COLUMN marts.who_quotes_whom.outlet IS 'Name of the outlet. Example: Delta Post';
COMMENT ON COLUMN marts.who_quotes_whom.speaker_id IS 'Refers to dim_entity; null where unresolved. Example: ada-quill';
COMMENT ON COLUMN marts.who_quotes_whom.speaker IS 'Name of the speaker. Example: Ada Quill';
COMMENT ON COLUMN marts.who_quotes_whom.speaker_type IS 'Entity type of the speaker. Example: person';
COMMENT ON COLUMN marts.who_quotes_whom.quotations IS 'Quotations, copies counted. Example: 9';
COMMENT ON COLUMN marts.who_quotes_whom.attributions IS 'Attributions without quotation, copies counted. Example: 4';
COMMENT ON COLUMN marts.who_quotes_whom.articles IS 'Distinct segments, copies counted. Example: 40';
COMMENT ON COLUMN marts.who_quotes_whom.stories IS 'Distinct canonical segments: independent stories; those that only repeat what their document cites in another segment are left out. Example: 25';
COMMENT ON COLUMN marts.who_quotes_whom.story_quotations IS 'Quotations in independent stories: no copies, and no passage that a document repeats. Example: 5';
COMMENT ON COLUMN marts.who_quotes_whom.story_attributions IS 'Attributions without quotation in independent stories, counted alike. Example: 2';
