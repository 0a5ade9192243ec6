-- Numbered once from the counted spellings: joining mentions to them gives the entity's number and the spelling's in one step.
CREATE OR REPLACE TABLE marts.entity_spellings AS
WITH counted AS (
    SELECT entity_id, coalesce(surface, '') AS surface, count(*) AS mentions
    FROM main.fact_mention WHERE entity_id IS NOT NULL GROUP BY ALL
),
numbered AS (
    SELECT CAST(row_number() OVER (ORDER BY sum(mentions) DESC, entity_id) AS INTEGER) AS entity_no, entity_id
    FROM counted GROUP BY entity_id
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
COMMENT ON COLUMN marts.entity_spellings.entity_no IS 'Number of the entity, the most mentioned first. Example: 1';
COMMENT ON COLUMN marts.entity_spellings.entity_id IS 'Refers to dim_entity. Example: vessel-port-city-council';
COMMENT ON COLUMN marts.entity_spellings.spelling_no IS 'From 0 for the most frequent; its bit in spellings of entity_article. Example: 0';
COMMENT ON COLUMN marts.entity_spellings.surface IS 'The words of the text. Example: Vessel Port Council';
