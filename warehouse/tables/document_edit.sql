CREATE TABLE IF NOT EXISTS document_edit (
    document_id VARCHAR,
    raw_start INTEGER,
    raw_end INTEGER,
    replacement VARCHAR,
    rule VARCHAR
);
COMMENT ON TABLE document_edit IS 'One row per edit that cleaning made to a document: the edit ledger. Known limits: cutting a document into segments is no edit; fact_article and fact_furniture hold that.';
COMMENT ON COLUMN document_edit.document_id IS 'Refers to dim_document. Example: 9f86d081884c7d65…';
COMMENT ON COLUMN document_edit.raw_start IS 'First replaced character, in code points of the raw text. Example: 120';
COMMENT ON COLUMN document_edit.raw_end IS 'End of the replaced characters (exclusive); equals raw_start for an insertion. Example: 124';
COMMENT ON COLUMN document_edit.replacement IS 'What stands in the clean text instead; empty for a removal. Example: a single space';
COMMENT ON COLUMN document_edit.rule IS 'Cleaning rule that made the edit. Example: mojibake';
