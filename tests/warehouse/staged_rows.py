"""A tiny staged batch written by hand: two documents, three segments, their facts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from transforms.schema import frame
from warehouse.dimensions import refresh_dimensions
from warehouse.load import load_batches
from warehouse.paths import Paths
from warehouse.publish import close_candidate, open_candidate, publish
from warehouse.records import finish_run, record_landing, start_run

Rows = dict[str, list[dict[str, Any]]]
NOW = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)

RAW = "Ferry returns\n\nThe  Tarn Harbour Board said the ferry returns, reported Delta Wire on May 3, 2024."
CLEAN = "Ferry returns\n\nThe Tarn Harbour Board said the ferry returns, reported Delta Wire on May 3, 2024."


def document(name: str, text: str = RAW, path: str | None = None) -> dict[str, Any]:
    """One dim_document row; `name` stands for the hash."""
    return {
        "document_id": name,
        "path": path or f"{name}.txt",
        "bytes": len(text.encode()),
        "encoding": "utf-8",
        "crawl_date": date(2026, 11, 21),
        "extract_version": "v1",
    }


def article(document_id: str, ordinal: int = 1, kind: str = "article", **more: Any) -> dict[str, Any]:
    """One fact_article row whose id is made of its place."""
    return {
        "article_id": f"{document_id}-{ordinal}",
        "document_id": document_id,
        "ordinal": ordinal,
        "kind": kind,
        "title": "Ferry returns",
        "text": CLEAN,
        "language": "en",
        "publisher_id": "delta-wire",
        "published_on": date(2024, 5, 3),
        "published_precision": "day",
        "date_basis": "stated",
        "word_count": 18,
        "raw_start": 0,
        "raw_end": len(RAW),
        "evidence": ["title_line"],
        "content_hash": "h1",
        **more,
    }


def mention(article_id: str, surface: str, entity_id: str | None, shift: int = 1) -> dict[str, Any]:
    """One fact_mention row for the first `surface`; `shift` is how far behind it lies in the raw text."""
    start = CLEAN.index(surface)
    return {
        "mention_id": f"{article_id}-{surface}",
        "article_id": article_id,
        "entity_id": entity_id,
        "surface": surface,
        "in_title": False,
        "sentence_no": 1,
        "start_char": start,
        "end_char": start + len(surface),
        "raw_start": start + shift,
        "raw_end": start + len(surface) + shift,
        "recognizer": "discovered",
        "confidence": 0.8,
    }


def _citations(key: str) -> list[dict[str, object]]:
    """The two attributions of an article."""
    start, end = CLEAN.index("reported Delta Wire"), CLEAN.index(" on May")
    return [
        {
            "citation_id": f"{key}-c1",
            "article_id": key,
            "ordinal": 1,
            "kind": "attribution",
            "source_id": "delta-wire",
            "cue": "reported",
            "start_char": start,
            "end_char": end,
            "raw_start": start + 1,
            "raw_end": end + 1,
            "confidence": 0.9,
            "resolution": "registry",
        },
        {
            "citation_id": f"{key}-c2",
            "article_id": key,
            "ordinal": 2,
            "kind": "attribution",
            "source_id": "s-board",
            "speaker": "Tarn Harbour Board",
            "speaker_entity_id": "e-board",
            "cue": "said",
            "start_char": 19,
            "end_char": 40,
            "raw_start": 20,
            "raw_end": 41,
            "confidence": 0.7,
            "resolution": "discovered",
        },
    ]


def document_rows(name: str, path: str | None = None, raw: str = RAW) -> Rows:
    """Every staged row of one document with one article."""
    key = f"{name}-1"
    return {
        "dim_document": [document(name, raw, path)],
        "document_text": [{"document_id": name, "raw_text": raw}],
        "document_edit": [
            {"document_id": name, "raw_start": 18, "raw_end": 20, "replacement": " ", "rule": "spaces"}
        ],
        "fact_article": [article(name)],
        "fact_mention": [
            mention(key, "Tarn Harbour Board", "e-board"),
            mention(key, "Delta Wire", "delta-wire"),
        ],
        "fact_citation": _citations(key),
        "fact_furniture": [],
        "dim_entity": [
            {
                "entity_id": "e-board",
                "name": "Tarn Harbour Board",
                "type": "organization",
                "aliases": [],
                "is_registered": False,
            }
        ],
        "dim_source": [
            {
                "source_id": "s-board",
                "name": "Tarn Harbour Board",
                "kind": "other",
                "domain": None,
                "aliases": [],
                "is_registered": False,
                "entity_id": "e-board",
            }
        ],
        "article_signature": [{"article_id": key, "shingle_count": 17}],
    }


REGISTRY_ENTITIES = frame(
    "dim_entity",
    [
        {
            "entity_id": "delta-wire",
            "name": "Delta Wire",
            "type": "organization",
            "aliases": ["DW"],
            "is_registered": True,
        },
        {"entity_id": "tarn", "name": "Tarn", "type": "place", "aliases": [], "is_registered": True},
    ],
)
REGISTRY_SOURCES = frame(
    "dim_source",
    [
        {
            "source_id": "delta-wire",
            "name": "Delta Wire",
            "kind": "agency",
            "domain": "deltawire.example",
            "aliases": ["DW"],
            "is_registered": True,
            "entity_id": "delta-wire",
        }
    ],
)


def write_staged(folder: Path, *parts: Rows) -> dict[str, Path]:
    """Writes rows of one or several documents as one staged batch; table -> file."""
    folder.mkdir(parents=True, exist_ok=True)
    staged = {}
    for table in parts[0]:
        path = folder / f"{table}.parquet"
        frame(table, [row for part in parts for row in part[table]]).write_parquet(path)
        staged[table] = path
    return staged


def landing(rows: list[tuple[str, str]]) -> pl.DataFrame:
    """(path, document_id) pairs as the frame that record_landing takes."""
    return pl.DataFrame(
        [{"path": path, "document_id": name, "bytes": 1, "mtime_ns": 1} for path, name in rows],
        schema={"path": pl.String, "document_id": pl.String, "bytes": pl.Int64, "mtime_ns": pl.Int64},
    )


def load(con: duckdb.DuckDBPyConnection, folder: Path, run_id: str, *parts: Rows) -> None:
    """Loads documents as one batch and brings the dimensions up to date."""
    load_batches(con, [write_staged(folder, *parts)], run_id)
    refresh_dimensions(con, REGISTRY_ENTITIES, REGISTRY_SOURCES)


def publish_run(paths: Paths, run_id: str, *parts: Rows, keep: int = 5) -> None:
    """A whole run: candidate, load, landing, publication."""
    con = open_candidate(paths, run_id)
    # later runs start later, whatever the clock of the test says
    start_run(con, run_id, NOW.replace(minute=sum(run_id.encode()) % 60))
    load(con, paths.staging / run_id, run_id, *parts)
    seen = [(row["path"], row["document_id"]) for part in parts for row in part["dim_document"]]
    record_landing(con, landing(seen), run_id, whole_landing=False)
    finish_run(con, run_id, NOW)
    close_candidate(con)
    publish(paths, run_id, keep)
