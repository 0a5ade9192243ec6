CREATE OR REPLACE TABLE marts.speaker_numbers AS
SELECT CAST(row_number() OVER (ORDER BY count(*) DESC, speaker) AS INTEGER) AS speaker_no, speaker, CAST(count(*) AS INTEGER) AS statements
FROM (
    SELECT coalesce(e.name, c.speaker) AS speaker
    FROM main.fact_citation AS c
    LEFT JOIN main.dim_entity AS e ON e.entity_id = c.speaker_entity_id
)
WHERE speaker IS NOT NULL
GROUP BY speaker
ORDER BY speaker_no;
COMMENT ON TABLE marts.speaker_numbers IS 'One row per speaker, the most frequent first; computed at load. Known limits: a speaker without an entity is told apart by the words of the text only; speaker_no holds within one publication only.';
COMMENT ON COLUMN marts.speaker_numbers.speaker_no IS 'Number of the speaker in this publication. Example: 1';
COMMENT ON COLUMN marts.speaker_numbers.speaker IS 'Name of the speaker as an entity, else the words of the text. Example: Ada Quill';
COMMENT ON COLUMN marts.speaker_numbers.statements IS 'Quotations and reported statements, those of superseded documents counted. Example: 40';
