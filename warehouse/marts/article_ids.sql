-- From an id to its text in one block: sorted by a number made from the id, which takes a fraction of the id's bytes.
CREATE OR REPLACE TABLE marts.article_ids AS
SELECT CAST(md5_number_lower(article_id) >> 32 AS UINTEGER) AS id_digest, CAST(rowid AS INTEGER) AS text_row
FROM main.fact_article
ORDER BY id_digest, text_row;
COMMENT ON TABLE marts.article_ids IS 'One row per segment, superseded ones included, by a digest of its id; computed at load. Known limits: two ids can share a digest, so the id has to be compared.';
COMMENT ON COLUMN marts.article_ids.id_digest IS 'Upper half of md5_number_lower(article_id). Example: 2863311530';
COMMENT ON COLUMN marts.article_ids.text_row IS 'Refers to marts.article_rows. Example: 40102';
