-- Numbered by day: the other marts refer to a text by a small number, and a filter on dates reads a few blocks. The newest
-- stand first, so that the newest 25 of any filters are among the first rows that pass.
CREATE OR REPLACE TABLE marts.article_overview AS
WITH cited AS (
    SELECT c.article_id, count(*) AS citations, bool_or(s.kind = 'agency') AS cites_agency,
        count(*) FILTER (c.source_id IS NOT NULL OR c.speaker_entity_id IS NOT NULL) AS known,
        count(*) FILTER (c.is_repeat) AS repeats, bool_or(s.kind = 'agency' AND c.is_repeat IS NOT TRUE) AS cites_agency_once,
        count(*) FILTER (c.is_repeat AND (c.source_id IS NOT NULL OR c.speaker_entity_id IS NOT NULL)) AS repeats_known
    FROM main.fact_citation AS c
    LEFT JOIN main.dim_source AS s USING (source_id)
    GROUP BY c.article_id
),
repeated AS (
    SELECT cluster_id, count(*) AS texts, row_number() OVER (ORDER BY cluster_id) AS cluster_no
    FROM current.fact_article GROUP BY cluster_id HAVING count(*) > 1
),
placed AS (SELECT article_id, rowid AS text_row FROM main.fact_article),
named AS (SELECT article_id, count(*) AS mentions FROM main.fact_mention GROUP BY article_id),
untitled AS (SELECT article_id, left("text", 80) AS beginning FROM main.fact_article WHERE title IS NULL)
SELECT
    CAST(row_number() OVER (ORDER BY a.published_on NULLS FIRST, a.article_id) AS INTEGER) AS article_no,
    a.article_id,
    a.published_on,
    a.date_basis,
    k.date_is_stated,
    a.kind,
    a.language,
    a.publisher_id,
    a.cluster_id,
    CAST(coalesce(r.cluster_no, 0) AS INTEGER) AS cluster_no,
    CAST(coalesce(r.texts, 1) AS INTEGER) AS cluster_texts,
    a.is_canonical,
    a.word_count,
    CAST(coalesce(n.mentions, 0) AS INTEGER) AS mentions,
    CAST(coalesce(c.citations, 0) AS INTEGER) AS citations,
    CAST(coalesce(c.known, 0) AS INTEGER) AS citations_known,
    coalesce(c.cites_agency, false) AS cites_agency,
    CAST(coalesce(c.citations - c.repeats, 0) AS INTEGER) AS citations_once,
    CAST(coalesce(c.known - c.repeats_known, 0) AS INTEGER) AS citations_known_once,
    coalesce(c.cites_agency_once, false) AS cites_agency_once,
    k.class_no,
    CAST(p.text_row AS INTEGER) AS text_row,
    coalesce(a.title, u.beginning) AS title,
    CAST(row_number() OVER (ORDER BY coalesce(a.title, u.beginning) NULLS LAST, a.published_on DESC NULLS LAST, a.article_id DESC) AS INTEGER) AS title_no
FROM current.fact_article AS a
JOIN marts.article_classes AS k
    ON k.kind IS NOT DISTINCT FROM a.kind
    AND k."language" IS NOT DISTINCT FROM a."language"
    AND k.is_canonical IS NOT DISTINCT FROM a.is_canonical
    AND k.date_basis IS NOT DISTINCT FROM CASE WHEN a.published_on IS NOT NULL THEN a.date_basis END
JOIN placed AS p USING (article_id)
LEFT JOIN named AS n USING (article_id)
LEFT JOIN cited AS c USING (article_id)
LEFT JOIN repeated AS r USING (cluster_id)
LEFT JOIN untitled AS u USING (article_id)
ORDER BY article_no DESC;
COMMENT ON TABLE marts.article_overview IS 'One row per current segment with what the dashboards filter and count by; computed at load. Known limits: article_no holds within one publication only; keep article_id.';
COMMENT ON COLUMN marts.article_overview.article_no IS 'Number of the segment in this publication, by day; those without a date come first. Example: 40211';
COMMENT ON COLUMN marts.article_overview.article_id IS 'Refers to fact_article. Example: 0f1e2d3c4b5a6978';
COMMENT ON COLUMN marts.article_overview.published_on IS 'Publication day; null without a date. Example: 2011-10-21';
COMMENT ON COLUMN marts.article_overview.date_basis IS 'Where the date comes from, as in fact_article. Example: stated';
COMMENT ON COLUMN marts.article_overview.date_is_stated IS 'True where the text or its metadata state the date; false where it is only a bound (see date_basis of fact_article) or missing. Example: true';
COMMENT ON COLUMN marts.article_overview.kind IS 'article, teaser or fragment. Example: article';
COMMENT ON COLUMN marts.article_overview.language IS 'ISO 639-1 code. Example: en';
COMMENT ON COLUMN marts.article_overview.publisher_id IS 'Refers to dim_source: who published; null where the text does not say. Example: delta-post';
COMMENT ON COLUMN marts.article_overview.cluster_id IS 'Duplicate cluster, as in fact_article. Example: 0f1e2d3c4b5a6978';
COMMENT ON COLUMN marts.article_overview.cluster_no IS 'Number of that cluster in this publication; 0 where the text has no duplicate. Example: 812';
COMMENT ON COLUMN marts.article_overview.cluster_texts IS 'Current segments in that cluster; 1 where it has no duplicate. Example: 6';
COMMENT ON COLUMN marts.article_overview.is_canonical IS 'True for the one text that stands for its cluster. Example: true';
COMMENT ON COLUMN marts.article_overview.word_count IS 'Words. Example: 512';
COMMENT ON COLUMN marts.article_overview.mentions IS 'Mentions in the segment, undecided ones counted. Example: 14';
COMMENT ON COLUMN marts.article_overview.citations IS 'Citations in the segment. Example: 3';
COMMENT ON COLUMN marts.article_overview.citations_known IS 'Of these, how many lead to a known source or speaker. Example: 2';
COMMENT ON COLUMN marts.article_overview.cites_agency IS 'True where a citation leads to a source of kind agency. Example: false';
COMMENT ON COLUMN marts.article_overview.citations_once IS 'Citations without those that the document makes before in the same words. Example: 3';
COMMENT ON COLUMN marts.article_overview.citations_known_once IS 'Of these, how many lead to a known source or speaker. Example: 2';
COMMENT ON COLUMN marts.article_overview.cites_agency_once IS 'True where one of these leads to a source of kind agency. Example: false';
COMMENT ON COLUMN marts.article_overview.class_no IS 'Refers to marts.article_classes. Example: 12';
COMMENT ON COLUMN marts.article_overview.text_row IS 'Where the segment lies in fact_article (its rowid in this publication): joining by it reads one block of texts where article_id reads all. Example: 40102';
COMMENT ON COLUMN marts.article_overview.title IS 'Headline; the first words of the text where there is none. Example: Council approves new ferry line';
COMMENT ON COLUMN marts.article_overview.title_no IS 'Place of the segment in the order of the headlines, of the same ones the newest first. Example: 70021';
