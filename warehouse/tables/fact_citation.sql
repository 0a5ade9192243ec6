CREATE TABLE IF NOT EXISTS fact_citation (
    citation_id VARCHAR,
    article_id VARCHAR,
    ordinal INTEGER,
    kind VARCHAR,
    source_id VARCHAR,
    speaker VARCHAR,
    speaker_entity_id VARCHAR,
    cue VARCHAR,
    quote VARCHAR,
    marker VARCHAR,
    marker_raw_start INTEGER,
    marker_raw_end INTEGER,
    author VARCHAR,
    title VARCHAR,
    cited_on DATE,
    cited_precision VARCHAR,
    url VARCHAR,
    resolves_to_citation_id VARCHAR,
    resolution VARCHAR,
    start_char INTEGER,
    end_char INTEGER,
    raw_start INTEGER,
    raw_end INTEGER,
    confidence FLOAT,
    is_repeat BOOLEAN
);
COMMENT ON TABLE fact_citation IS 'One row per citing occurrence in a segment: footnote, quotation, attribution, credit or link. Known limits: one sentence can give two rows (a quotation and the attribution to the outlet that carried it); an unresolved citation is kept with its reason in resolution.';
COMMENT ON COLUMN fact_citation.citation_id IS 'Key: hash of the article, the kind and the place. Example: 5544332211009988';
COMMENT ON COLUMN fact_citation.article_id IS 'Refers to fact_article. Example: 0f1e2d3c4b5a6978';
COMMENT ON COLUMN fact_citation.ordinal IS 'Position in reading order within the segment, from 1. Example: 4';
COMMENT ON COLUMN fact_citation.kind IS 'footnote, quotation, attribution, credit or link. Example: footnote';
COMMENT ON COLUMN fact_citation.source_id IS 'Refers to dim_source: the outlet, agency or publisher that is cited; null where none is named. Example: associated-press';
COMMENT ON COLUMN fact_citation.speaker IS 'Who said or wrote it, as the text names them; null where nobody is named. Example: Ada Quill';
COMMENT ON COLUMN fact_citation.speaker_entity_id IS 'Refers to dim_entity: the speaker resolved; null where unresolved. Example: ada-quill';
COMMENT ON COLUMN fact_citation.cue IS 'Reporting verb or phrase. Example: according to';
COMMENT ON COLUMN fact_citation.quote IS 'Words inside the quotation marks; null for other kinds. Example: We will reopen the harbour';
COMMENT ON COLUMN fact_citation.marker IS 'Footnote number or sign. Example: 3';
COMMENT ON COLUMN fact_citation.marker_raw_start IS 'First character of the first in-text marker, in code points of the raw text; null where no marker was found. Example: 812';
COMMENT ON COLUMN fact_citation.marker_raw_end IS 'End of that marker (exclusive). Example: 815';
COMMENT ON COLUMN fact_citation.author IS 'Author of the cited work as given. Example: Quill, Ada';
COMMENT ON COLUMN fact_citation.title IS 'Title of the cited work as given. Example: Ferries return to the delta';
COMMENT ON COLUMN fact_citation.cited_on IS 'Date of the cited work; first day of the period where only month or year are given. Example: 2011-10-21';
COMMENT ON COLUMN fact_citation.cited_precision IS 'day, month or year: how much of cited_on is known. Example: month';
COMMENT ON COLUMN fact_citation.url IS 'Web address as given. Example: https://example.org/a';
COMMENT ON COLUMN fact_citation.resolves_to_citation_id IS 'Refers to fact_citation: the entry that an ibid or a short form stands for. Example: 1122334455667788';
COMMENT ON COLUMN fact_citation.resolution IS 'How the row was resolved, or why it was not. Of footnotes: parsed; ibid, note, op_cit or short (an earlier entry, called by that word, by its number, or by a few of its own words); unparsed; op_cit_ambiguous, op_cit_without_antecedent and the like. Of the others: how its speaker or outlet was found. Example: ibid';
COMMENT ON COLUMN fact_citation.start_char IS 'First character, in code points of fact_article.text. Example: 4410';
COMMENT ON COLUMN fact_citation.end_char IS 'End (exclusive), in code points of fact_article.text. Example: 4498';
COMMENT ON COLUMN fact_citation.raw_start IS 'First character, in code points of document_text.raw_text. Example: 4533';
COMMENT ON COLUMN fact_citation.raw_end IS 'End (exclusive), in code points of document_text.raw_text. Example: 4621';
COMMENT ON COLUMN fact_citation.confidence IS 'Between 0 and 1; a rank of the rule, not a calibrated probability. Example: 0.9';
COMMENT ON COLUMN fact_citation.is_repeat IS 'True where the document says this passage (of twelve words or more) a second time: a teaser above its own text, a pulled quote; the fuller segment keeps it, and in one segment the first place. True also of an address inside a footnote, which cites the same. Never true of footnotes; null in rows of older versions. Example: false';
