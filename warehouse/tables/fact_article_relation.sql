CREATE TABLE IF NOT EXISTS fact_article_relation (
    article_id VARCHAR,
    related_article_id VARCHAR,
    relation VARCHAR,
    similarity FLOAT,
    containment FLOAT,
    direction VARCHAR
);
COMMENT ON TABLE fact_article_relation IS 'One row per related pair of segments. Known limits: a pair below the thresholds has no row; exact copies are linked to the member with the smallest id, not all to all, and only that member is compared with other texts.';
COMMENT ON COLUMN fact_article_relation.article_id IS 'Refers to fact_article: for an excerpt, the contained text. Example: 0f1e2d3c4b5a6978';
COMMENT ON COLUMN fact_article_relation.related_article_id IS 'Refers to fact_article: for an excerpt, the containing text; otherwise the smaller id. Example: 1a2b3c4d5e6f7081';
COMMENT ON COLUMN fact_article_relation.relation IS 'exact (same normalised text), near (mostly the same text) or excerpt (one is contained in the other). Example: near';
COMMENT ON COLUMN fact_article_relation.similarity IS 'Jaccard similarity of the two shingle sets, between 0 and 1. Example: 0.83';
COMMENT ON COLUMN fact_article_relation.containment IS 'Share of the smaller text found in the larger, between 0 and 1. Example: 0.97';
COMMENT ON COLUMN fact_article_relation.direction IS 'excerpt_of (article_id is contained in related_article_id) or mutual (both say the same). Example: mutual';
