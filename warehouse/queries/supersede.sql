-- A document is current while a path holds it (or held it last); otherwise the content now at its path supersedes it,
-- if that was loaded.
UPDATE main.dim_document AS d
SET superseded_by = n.superseded_by
FROM (
    SELECT
        o.document_id,
        CASE WHEN here.document_id IS NULL THEN loaded.document_id END AS superseded_by
    FROM main.dim_document AS o
    LEFT JOIN (SELECT DISTINCT document_id FROM ops.landing_file) AS here USING (document_id)
    LEFT JOIN ops.landing_file AS f ON f.path = o.path
    LEFT JOIN main.dim_document AS loaded ON loaded.document_id = f.document_id
) AS n
WHERE d.document_id = n.document_id AND d.superseded_by IS DISTINCT FROM n.superseded_by
