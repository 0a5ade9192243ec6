CREATE TABLE IF NOT EXISTS article_signature (
    article_id VARCHAR,
    content_hash VARCHAR,
    shingle_count INTEGER,
    anchors BLOB,
    sketch BLOB
);
COMMENT ON TABLE article_signature IS 'One row per article: what finds its copies and extracts among later texts without reading it again. Known limits: signatures of different code versions do not compare.';
COMMENT ON COLUMN article_signature.article_id IS 'Key, refers to fact_article. Example: 0f1e2d3c4b5a6978';
COMMENT ON COLUMN article_signature.content_hash IS 'Hash of the words in order, without case, accents, quotes, punctuation and spacing; equal for exact copies. Example: 9c5b94b1a2f04d1e8f0a7b6c5d4e3f21';
COMMENT ON COLUMN article_signature.shingle_count IS 'Runs of three words in the text. Example: 498';
COMMENT ON COLUMN article_signature.anchors IS 'About a quarter of the hashes of its runs of five words: sorted distinct little-endian unsigned 32-bit numbers. Example: 124 numbers, 496 bytes';
COMMENT ON COLUMN article_signature.sketch IS 'Eight bits for each run of three words, one of them set: how many runs a later text may share with this one at most; null in rows of older versions. Example: 498 bytes';
