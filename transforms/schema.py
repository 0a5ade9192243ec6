"""The columns of every frame that extraction stages, which are the columns the warehouse loads.

One entry a table: name -> {column: Polars type}. `warehouse/tables/<name>.sql` holds the same columns with their
meaning; a test compares the two. Columns that only the load knows (run_id, cluster_id, is_canonical, superseded_by,
first_run_id) are not staged.
"""

from __future__ import annotations

import polars as pl

_TEXT = pl.String
_COUNT = pl.Int32

STAGED: dict[str, dict[str, pl.DataType | type[pl.DataType]]] = {
    "dim_document": {
        "document_id": _TEXT,
        "path": _TEXT,
        "bytes": pl.Int64,
        "encoding": _TEXT,
        "page_title": _TEXT,
        "crawl_date": pl.Date,
        "url": _TEXT,
        "metadata_title": _TEXT,
        "metadata_source": _TEXT,
        "metadata_published_on": pl.Date,
        "metadata_precision": _TEXT,
        "extract_version": _TEXT,
    },
    "document_text": {"document_id": _TEXT, "raw_text": _TEXT},
    "document_edit": {
        "document_id": _TEXT,
        "raw_start": _COUNT,
        "raw_end": _COUNT,
        "replacement": _TEXT,
        "rule": _TEXT,
    },
    "fact_article": {
        "article_id": _TEXT,
        "document_id": _TEXT,
        "ordinal": _COUNT,
        "kind": _TEXT,
        "title": _TEXT,
        "text": _TEXT,
        "language": _TEXT,
        "author": _TEXT,
        "publisher_id": _TEXT,
        "published_on": pl.Date,
        "published_precision": _TEXT,
        "date_basis": _TEXT,
        "word_count": _COUNT,
        "raw_start": _COUNT,
        "raw_end": _COUNT,
        "references_start": _COUNT,
        "evidence": pl.List(_TEXT),
        "content_hash": _TEXT,
    },
    "fact_mention": {
        "mention_id": _TEXT,
        "article_id": _TEXT,
        "entity_id": _TEXT,
        "surface": _TEXT,
        "in_title": pl.Boolean,
        "sentence_no": _COUNT,
        "start_char": _COUNT,
        "end_char": _COUNT,
        "raw_start": _COUNT,
        "raw_end": _COUNT,
        "recognizer": _TEXT,
        "confidence": pl.Float32,
    },
    "fact_citation": {
        "citation_id": _TEXT,
        "article_id": _TEXT,
        "ordinal": _COUNT,
        "kind": _TEXT,
        "source_id": _TEXT,
        "speaker": _TEXT,
        "speaker_entity_id": _TEXT,
        "cue": _TEXT,
        "quote": _TEXT,
        "marker": _TEXT,
        "marker_raw_start": _COUNT,
        "marker_raw_end": _COUNT,
        "author": _TEXT,
        "title": _TEXT,
        "cited_on": pl.Date,
        "cited_precision": _TEXT,
        "url": _TEXT,
        "resolves_to_citation_id": _TEXT,
        "resolution": _TEXT,
        "start_char": _COUNT,
        "end_char": _COUNT,
        "raw_start": _COUNT,
        "raw_end": _COUNT,
        "confidence": pl.Float32,
        "is_repeat": pl.Boolean,
    },
    "fact_furniture": {
        "document_id": _TEXT,
        "kind": _TEXT,
        "raw_start": _COUNT,
        "raw_end": _COUNT,
    },
    "dim_entity": {
        "entity_id": _TEXT,
        "name": _TEXT,
        "type": _TEXT,
        "aliases": pl.List(_TEXT),
        "is_registered": pl.Boolean,
    },
    "dim_source": {
        "source_id": _TEXT,
        "name": _TEXT,
        "kind": _TEXT,
        "domain": _TEXT,
        "aliases": pl.List(_TEXT),
        "is_registered": pl.Boolean,
        "entity_id": _TEXT,
    },
    "article_signature": {
        "article_id": _TEXT,
        "content_hash": _TEXT,
        "shingle_count": _COUNT,
        "anchors": pl.Binary,
        "runs": pl.Binary,
    },
}


def frame(table: str, rows: list[dict[str, object]]) -> pl.DataFrame:
    """Rows of one staged table as a frame with exactly that table's columns and types (missing values are null)."""
    return pl.DataFrame(rows, schema=STAGED[table], orient="row")
