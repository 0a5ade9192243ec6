CREATE TABLE IF NOT EXISTS dim_document (
    document_id VARCHAR,
    path VARCHAR,
    bytes BIGINT,
    encoding VARCHAR,
    page_title VARCHAR,
    crawl_date DATE,
    url VARCHAR,
    metadata_title VARCHAR,
    metadata_source VARCHAR,
    metadata_published_on DATE,
    metadata_precision VARCHAR,
    extract_version VARCHAR,
    superseded_by VARCHAR,
    first_run_id VARCHAR
);
COMMENT ON TABLE dim_document IS 'One row per distinct content of a landing file (its bytes). Known limits: byte copies under several paths are one row, with one of their paths; ops.landing_file lists every path.';
COMMENT ON COLUMN dim_document.document_id IS 'Key: SHA-256 of the bytes, 64 hexadecimal digits. Example: 9f86d081884c7d65…';
COMMENT ON COLUMN dim_document.path IS 'Path below the landing folder when the document was first loaded. Example: 2026-11-21/page_0042.txt';
COMMENT ON COLUMN dim_document.bytes IS 'Size of the content in bytes. Example: 18342';
COMMENT ON COLUMN dim_document.encoding IS 'Character encoding the bytes were decoded from; two with a plus where lines of both stand in it. Example: utf-8';
COMMENT ON COLUMN dim_document.page_title IS 'Heading that names the page or category and no single article; null where there is none. Example: Latest news';
COMMENT ON COLUMN dim_document.crawl_date IS 'Day the page was fetched, from its sidecar, its path or the run; null where unknown. Example: 2026-11-21';
COMMENT ON COLUMN dim_document.url IS 'Address of the page, from its metadata (sidecar, record or HTML head); null where none was given. Example: https://courier.example/a';
COMMENT ON COLUMN dim_document.metadata_title IS 'Title that the metadata gives, as it was given. Example: Ferry returns';
COMMENT ON COLUMN dim_document.metadata_source IS 'Outlet that the metadata names, as it was given. Example: Northern Courier';
COMMENT ON COLUMN dim_document.metadata_published_on IS 'Publication date that the metadata gives; first day of the month or year where only these are given. Example: 2024-05-03';
COMMENT ON COLUMN dim_document.metadata_precision IS 'Precision of metadata_published_on: day, month or year. Example: day';
COMMENT ON COLUMN dim_document.extract_version IS 'Version of the code and registry that extracted the facts of this document; rebuild compares it. Example: 3b1f0c77a2d9e410';
COMMENT ON COLUMN dim_document.superseded_by IS 'Refers to dim_document: the newer content found at the same path; null while this content is current. Example: 60303ae22b998861…';
COMMENT ON COLUMN dim_document.first_run_id IS 'Refers to ops.etl_run: the run that loaded the document first. Example: 20261121T060000-1a2b3c';
