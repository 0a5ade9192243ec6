CREATE OR REPLACE TABLE marts.spoken_about AS
SELECT
    k.entity_no,
    a.article_no,
    p.speaker_no,
    CAST(count(DISTINCT c.citation_id) AS INTEGER) AS passages,
    CAST(count(DISTINCT c.citation_id) FILTER (c.is_repeat IS NOT TRUE) AS INTEGER) AS passages_once
FROM main.fact_mention AS m
JOIN main.fact_citation AS c ON c.article_id = m.article_id AND m.start_char >= c.start_char AND m.end_char <= c.end_char
JOIN marts.entity_numbers AS k ON k.entity_id = m.entity_id
JOIN marts.article_overview AS a ON a.article_id = c.article_id
LEFT JOIN main.dim_entity AS e ON e.entity_id = c.speaker_entity_id
JOIN marts.speaker_numbers AS p ON p.speaker = coalesce(e.name, c.speaker)
WHERE m.entity_id IS DISTINCT FROM c.speaker_entity_id
GROUP BY ALL
ORDER BY k.entity_no, a.article_no, p.speaker_no;
COMMENT ON TABLE marts.spoken_about IS 'One row per entity, current segment and speaker whose words name the entity; computed at load. Known limits: what a speaker says about themselves is left out where the speaker is resolved.';
COMMENT ON COLUMN marts.spoken_about.entity_no IS 'Refers to marts.entity_numbers: who is spoken about. Example: 1';
COMMENT ON COLUMN marts.spoken_about.article_no IS 'Refers to marts.article_overview. Example: 40211';
COMMENT ON COLUMN marts.spoken_about.speaker_no IS 'Refers to marts.speaker_numbers: who speaks. Example: 1';
COMMENT ON COLUMN marts.spoken_about.passages IS 'Quotations and reported statements. Example: 2';
COMMENT ON COLUMN marts.spoken_about.passages_once IS 'Of these, how many the document does not make before in the same words. Example: 1';
