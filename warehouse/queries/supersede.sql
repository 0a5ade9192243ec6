-- A document is current while a path holds it (or held it last); otherwise the content now at its path supersedes it,
-- if that was loaded. Most documents are where they were: only those that are away, or have been, are looked at.
UPDATE main.dim_document AS d
SET superseded_by = n.superseded_by
FROM (
    SELECT o.document_id, CASE WHEN o.is_away THEN loaded.document_id END AS superseded_by
    FROM (
        SELECT document_id, path, superseded_by, document_id NOT IN (
            SELECT document_id FROM ops.landing_file WHERE document_id IS NOT NULL
        ) AS is_away
        FROM main.dim_document
    ) AS o
    LEFT JOIN ops.landing_file AS f ON f.path = o.path
    LEFT JOIN main.dim_document AS loaded ON loaded.document_id = f.document_id
    WHERE o.is_away OR o.superseded_by IS NOT NULL
) AS n
WHERE d.document_id = n.document_id AND d.superseded_by IS DISTINCT FROM n.superseded_by
