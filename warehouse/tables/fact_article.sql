CREATE TABLE IF NOT EXISTS fact_article (
    article_id VARCHAR,
    document_id VARCHAR,
    ordinal INTEGER,
    kind VARCHAR,
    title VARCHAR,
    text VARCHAR USING COMPRESSION zstd,
    language VARCHAR,
    author VARCHAR,
    publisher_id VARCHAR,
    published_on DATE,
    published_precision VARCHAR,
    date_basis VARCHAR,
    word_count INTEGER,
    raw_start INTEGER,
    raw_end INTEGER,
    references_start INTEGER,
    evidence VARCHAR[],
    content_hash VARCHAR,
    cluster_id VARCHAR,
    is_canonical BOOLEAN,
    run_id VARCHAR
);
COMMENT ON TABLE fact_article IS 'One row per segment of a document: a full article, a teaser or a fragment. Known limits: copies are kept; count is_canonical rows for distinct stories, and kind = ''article'' for full texts. A date is only as good as its date_basis.';
COMMENT ON COLUMN fact_article.article_id IS 'Key: hash of the document and the place of the segment. Example: 0f1e2d3c4b5a6978';
COMMENT ON COLUMN fact_article.document_id IS 'Refers to dim_document. Example: 9f86d081884c7d65…';
COMMENT ON COLUMN fact_article.ordinal IS 'Position of the segment in its document, from 1. Example: 1';
COMMENT ON COLUMN fact_article.kind IS 'article (a full text), teaser (a listing entry: headline and excerpt) or fragment (its beginning is missing). Example: article';
COMMENT ON COLUMN fact_article.title IS 'Headline as cleaned; null where the segment has none. Example: Council approves new ferry line';
COMMENT ON COLUMN fact_article.text IS 'Clean text, headline first, blocks separated by one blank line; start_char and end_char of its facts count in it. Example: Council approves…';
COMMENT ON COLUMN fact_article.language IS 'ISO 639-1 code of the text; und where it is too short to tell. Example: en';
COMMENT ON COLUMN fact_article.author IS 'Author as the byline names it; null where there is none. Example: Ada Quill';
COMMENT ON COLUMN fact_article.publisher_id IS 'Refers to dim_source: the outlet that published the article; null where the text does not say. Example: reuters';
COMMENT ON COLUMN fact_article.published_on IS 'Publication day; the first day of the period where only month or year are known. Example: 2011-10-21';
COMMENT ON COLUMN fact_article.published_precision IS 'day, month or year: how much of published_on is known. Example: day';
COMMENT ON COLUMN fact_article.date_basis IS 'Where the date comes from: stated, metadata, latest_citation, latest_text_date or crawl (weakest last). Example: stated';
COMMENT ON COLUMN fact_article.word_count IS 'Words in text, reference list left out. Example: 512';
COMMENT ON COLUMN fact_article.raw_start IS 'First character of the segment, in code points of the raw text. Example: 0';
COMMENT ON COLUMN fact_article.raw_end IS 'End of the segment (exclusive), its reference list included. Example: 5231';
COMMENT ON COLUMN fact_article.references_start IS 'Where the reference list begins, in code points of text; null where there is none. Example: 4410';
COMMENT ON COLUMN fact_article.evidence IS 'Names of the rules that drew the boundaries of the segment. Example: [title_line, blank_gap]';
COMMENT ON COLUMN fact_article.content_hash IS 'Hash of the normalised text; equal for exact duplicates. Example: a1b2c3d4e5f60718';
COMMENT ON COLUMN fact_article.cluster_id IS 'article_id of one member that names the duplicate cluster; its own id where it has no duplicate. Example: 0f1e2d3c4b5a6978';
COMMENT ON COLUMN fact_article.is_canonical IS 'True for the one article that stands for its cluster. Example: true';
COMMENT ON COLUMN fact_article.run_id IS 'Refers to ops.etl_run: the run that loaded this row. Example: 20261121T060000-1a2b3c';
