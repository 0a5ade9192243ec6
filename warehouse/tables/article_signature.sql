CREATE TABLE IF NOT EXISTS article_signature (
    article_id VARCHAR,
    content_hash VARCHAR,
    shingle_count INTEGER,
    anchors BLOB USING COMPRESSION zstd,
    runs BLOB USING COMPRESSION zstd
);
COMMENT ON TABLE article_signature IS 'One row per article: what finds its copies and extracts among later texts without reading it again. Known limits: signatures of different code versions do not compare.';
COMMENT ON COLUMN article_signature.article_id IS 'Key, refers to fact_article. Example: 0f1e2d3c4b5a6978';
COMMENT ON COLUMN article_signature.content_hash IS 'Hash of the words in order, without case, accents, quotes, punctuation and spacing; equal for exact copies. Example: 9c5b94b1a2f04d1e8f0a7b6c5d4e3f21';
COMMENT ON COLUMN article_signature.shingle_count IS 'Runs of three words in the text. Example: 498';
COMMENT ON COLUMN article_signature.anchors IS 'About a quarter of the hashes of its runs of five words: sorted distinct little-endian unsigned 32-bit numbers. Example: 124 numbers, 496 bytes';
COMMENT ON COLUMN article_signature.runs IS 'The upper 24 bits of the hashes of its different runs of three words, by which it is measured without reading it again: two bytes each for the lower bits, then the upper ones in unary; null in rows of older versions. Example: 498 runs, 1091 bytes';
