CREATE TABLE IF NOT EXISTS fact_furniture (
    document_id VARCHAR,
    kind VARCHAR,
    raw_start INTEGER,
    raw_end INTEGER
);
COMMENT ON TABLE fact_furniture IS 'One row per stretch of raw text that belongs to the page and to no article. Known limits: with fact_article it covers every character that is no white space, once.';
COMMENT ON COLUMN fact_furniture.document_id IS 'Refers to dim_document. Example: 9f86d081884c7d65…';
COMMENT ON COLUMN fact_furniture.kind IS 'read_more, related, markup, navigation, share, legal, comments or page_title. Example: read_more';
COMMENT ON COLUMN fact_furniture.raw_start IS 'First character, in code points of the raw text. Example: 0';
COMMENT ON COLUMN fact_furniture.raw_end IS 'End (exclusive), in code points of the raw text. Example: 9';
