-- Registered entities count up from 1, the others down from -1, so that the most frequent of both lie beside each other.
-- Numbered once from the counted spellings: joining mentions to them gives the entity's number and the spelling's in one step.
CREATE OR REPLACE TABLE marts.entity_spellings AS
WITH counted AS (
    SELECT entity_id, coalesce(surface, '') AS surface, count(*) AS mentions
    FROM main.fact_mention WHERE entity_id IS NOT NULL GROUP BY ALL
),
numbered AS (
    SELECT
        CAST(CASE WHEN is_registered THEN 1 ELSE -1 END
            * row_number() OVER (PARTITION BY is_registered ORDER BY mentions DESC, entity_id) AS INTEGER) AS entity_no,
        entity_id
    FROM (
        SELECT c.entity_id, coalesce(e.is_registered, false) AS is_registered, sum(c.mentions) AS mentions
        FROM counted AS c
        LEFT JOIN main.dim_entity AS e USING (entity_id)
        GROUP BY ALL
    )
)
SELECT
    n.entity_no,
    n.entity_id,
    CAST(least(row_number() OVER (PARTITION BY n.entity_no ORDER BY c.mentions DESC, c.surface) - 1, 63) AS UTINYINT) AS spelling_no,
    c.surface
FROM counted AS c
JOIN numbered AS n USING (entity_id)
ORDER BY n.entity_no, spelling_no, c.surface;
COMMENT ON TABLE marts.entity_spellings IS 'One row per entity and spelling of it in the texts; computed at load. Known limits: the 64th spelling of an entity and those after it share one number; numbers hold within one publication only.';
COMMENT ON COLUMN marts.entity_spellings.entity_no IS 'Number of the entity: from 1 up for those of the registry, from -1 down for the others, the most mentioned nearest to 0. Example: 1';
COMMENT ON COLUMN marts.entity_spellings.entity_id IS 'Refers to dim_entity. Example: vessel-port-city-council';
COMMENT ON COLUMN marts.entity_spellings.spelling_no IS 'From 0 for the most frequent; its bit in spellings of entity_article. Example: 0';
COMMENT ON COLUMN marts.entity_spellings.surface IS 'The words of the text. Example: Vessel Port Council';
