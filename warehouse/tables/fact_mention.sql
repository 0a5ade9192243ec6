CREATE TABLE IF NOT EXISTS fact_mention (
    mention_id VARCHAR,
    article_id VARCHAR,
    entity_id VARCHAR,
    surface VARCHAR,
    in_title BOOLEAN,
    sentence_no INTEGER,
    start_char INTEGER,
    end_char INTEGER,
    raw_start INTEGER,
    raw_end INTEGER,
    recognizer VARCHAR,
    confidence FLOAT
);
COMMENT ON TABLE fact_mention IS 'One row per named occurrence of a person, organization, place or facility in a segment. Known limits: copies and teasers repeat their mentions (join fact_article and filter); names inside reference lists and furniture are left out; pronouns and nationality adjectives are no mentions.';
COMMENT ON COLUMN fact_mention.mention_id IS 'Key: hash of the article and the span. Example: 7c6b5a4938271605';
COMMENT ON COLUMN fact_mention.article_id IS 'Refers to fact_article. Example: 0f1e2d3c4b5a6978';
COMMENT ON COLUMN fact_mention.entity_id IS 'Refers to dim_entity; null where several readings fit and the text does not decide. Example: baghdad';
COMMENT ON COLUMN fact_mention.surface IS 'The name as the clean text has it. Example: LVRA';
COMMENT ON COLUMN fact_mention.in_title IS 'True where the mention lies in the headline. Example: false';
COMMENT ON COLUMN fact_mention.sentence_no IS 'Sentence of the segment that holds the mention, from 0, the headline included. Example: 3';
COMMENT ON COLUMN fact_mention.start_char IS 'First character, in code points of fact_article.text. Example: 214';
COMMENT ON COLUMN fact_mention.end_char IS 'End (exclusive), in code points of fact_article.text. Example: 218';
COMMENT ON COLUMN fact_mention.raw_start IS 'First character, in code points of document_text.raw_text. Example: 230';
COMMENT ON COLUMN fact_mention.raw_end IS 'End (exclusive), in code points of document_text.raw_text. Example: 234';
COMMENT ON COLUMN fact_mention.recognizer IS 'Rule that found it: registry, acronym, short_form, discovered, place_list or spacy:<name>. Example: registry';
COMMENT ON COLUMN fact_mention.confidence IS 'Between 0 and 1; a rank of the rule, not a calibrated probability. Example: 0.95';
