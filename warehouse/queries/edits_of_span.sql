-- The edits that touch a raw span of a document, insertions inside it included.
SELECT DISTINCT raw_start, raw_end, replacement, rule
FROM document_edit
WHERE document_id = $document
    AND (raw_start < $end AND raw_end > $start OR raw_start = raw_end AND raw_start > $start AND raw_start < $end)
ORDER BY raw_start, raw_end, rule
