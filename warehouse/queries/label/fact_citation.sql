-- The citing words as they stand in the text; a note by what it cites, since its marker says nothing.
SELECT
    t.rowid,
    CASE t.kind
        WHEN 'footnote' THEN coalesce(nullif(concat_ws(', ', t.author, t.title, s.name, t.cited_on, t.url), ''), t.marker)
        WHEN 'link' THEN coalesce(t.url, t.quote)
        ELSE substring(a.text, t.start_char + 1, t.end_char - t.start_char)
    END,
    coalesce(a.title, d.path)
FROM /* db */.main.fact_citation AS t
JOIN /* db */.main.fact_article AS a USING (article_id)
JOIN /* db */.main.dim_document AS d USING (document_id)
LEFT JOIN /* db */.main.dim_source AS s USING (source_id)
WHERE t.rowid IN (FROM _wanted)
