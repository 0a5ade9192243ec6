CREATE OR REPLACE VIEW current.fact_article_relation AS
WITH gone AS (
    SELECT a.article_id
    FROM main.fact_article AS a
    SEMI JOIN (SELECT document_id FROM main.dim_document WHERE superseded_by IS NOT NULL) AS d USING (document_id)
)
SELECT t.*
FROM main.fact_article_relation AS t
ANTI JOIN gone AS one ON one.article_id = t.article_id
ANTI JOIN gone AS other ON other.article_id = t.related_article_id;
COMMENT ON VIEW current.fact_article_relation IS 'One row per related pair of segments whose documents are both current.';
