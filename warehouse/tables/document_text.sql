-- Texts are more than half of the file: zstd takes about half the room of what DuckDB chooses for strings this short.
CREATE TABLE IF NOT EXISTS document_text (
    document_id VARCHAR,
    raw_text VARCHAR USING COMPRESSION zstd,
    characters INTEGER
);
COMMENT ON TABLE document_text IS 'One row per document: its decoded text, untouched, so that every fact can be rebuilt and traced. Known limits: characters that the encoding could not express are kept as decoded, not repaired.';
COMMENT ON COLUMN document_text.document_id IS 'Key, refers to dim_document. Example: 9f86d081884c7d65…';
COMMENT ON COLUMN document_text.raw_text IS 'Decoded text, line ends untouched; every raw_start and raw_end counts Unicode code points in it, from 0. Example: Read more…';
COMMENT ON COLUMN document_text.characters IS 'Length of raw_text in code points; null where an earlier version loaded it. Example: 5231';
