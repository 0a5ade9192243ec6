-- Rows of staged files to leave out: (filename, id) of the documents that an earlier batch holds, and of their articles.
CREATE OR REPLACE TEMP TABLE _copies AS
WITH documents AS (
    SELECT f.batch, d.document_id
    FROM /* dim_document */ AS d
    JOIN _staged_files AS f ON f.filename = d.filename
    QUALIFY f.batch > min(f.batch) OVER (PARTITION BY d.document_id)
),
ids AS (
    SELECT batch, 'document_id' AS key, document_id AS id FROM documents
    UNION ALL
    SELECT f.batch, 'article_id', a.article_id
    FROM /* fact_article */ AS a
    JOIN _staged_files AS f ON f.filename = a.filename
    SEMI JOIN documents AS d ON d.batch = f.batch AND d.document_id = a.document_id
)
SELECT DISTINCT f.filename, i.id
FROM ids AS i
JOIN _staged_files AS f ON f.batch = i.batch AND f.key = i.key
