"""A tiny valid warehouse that each test may break in one place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.connection import close_written, open_for_writing
from warehouse.schema import create_schema

RUN = "20261101T060000-aaaaaa"
TITLE = "Harbour board votes on the new lock ⚓"
QUOTE = "We shall open the lock in May"
LEAD = f"\u201c{QUOTE},\u201d Ada Quill said in Port Ellery on Monday.[1]"
NOTE = "1. Quill, Ada: Locks and tides, Ellery Gazette, 3 March 2020"
TEXT = f"{TITLE}\n\n{LEAD}\n\n{NOTE}"
RAW = f"Read more\n\n{TEXT}\n\nShare this page\n"
TEASER = "Ferry fares rise in spring, the operator says\u2026"


def at(text: str, part: str) -> tuple[int, int]:
    """Start and end of the first occurrence of a part."""
    start = text.index(part)
    return start, start + len(part)


def document(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()


DOC, COPY, LIST = document(1), document(2), document(3)


def insert(con: duckdb.DuckDBPyConnection, table: str, **row: Any) -> None:
    names, marks = ", ".join(row), ", ".join("?" for _ in row)
    con.execute(f"insert into {table} ({names}) values ({marks})", list(row.values()))


def _documents(con: duckdb.DuckDBPyConnection) -> None:
    for key, path, raw in (
        (DOC, "one.txt", RAW),
        (COPY, "copy.txt", RAW),
        (LIST, "list.txt", f"{TEASER}\nRead more"),
    ):
        insert(
            con,
            "dim_document",
            document_id=key,
            path=path,
            bytes=len(raw.encode()),
            encoding="utf-8",
            crawl_date=date(2026, 11, 1),
            extract_version="v1",
            first_run_id=RUN,
        )
        insert(con, "document_text", document_id=key, raw_text=raw)
        insert(con, "ops.landing_file", path=path, document_id=key, first_seen_run=RUN, last_seen_run=RUN)
        start, end = at(raw, "Read more")
        insert(con, "fact_furniture", document_id=key, kind="read_more", raw_start=start, raw_end=end)
        if key != LIST:
            start, end = at(raw, "Share this page")
            insert(con, "fact_furniture", document_id=key, kind="share", raw_start=start, raw_end=end)
    start, _ = at(RAW, "[1]")
    insert(
        con,
        "document_edit",
        document_id=DOC,
        raw_start=start,
        raw_end=start + 3,
        replacement="[1]",
        rule="marker",
    )


def _article(con: duckdb.DuckDBPyConnection, key: str, doc: str, text: str, raw: str, **row: Any) -> None:
    start, end = at(raw, text)
    full: dict[str, Any] = {
        "article_id": key,
        "document_id": doc,
        "ordinal": 1,
        "kind": "article",
        "text": text,
        "language": "en",
        "word_count": len(text.split()),
        "raw_start": start,
        "raw_end": end,
        "content_hash": "h" + key[1:],
        "cluster_id": key,
        "is_canonical": True,
        "run_id": RUN,
    }
    insert(con, "fact_article", **(full | row))


def _articles(con: duckdb.DuckDBPyConnection) -> None:
    dated = {"published_on": date(2020, 3, 3), "published_precision": "day", "date_basis": "stated"}
    _article(con, "a1", DOC, TEXT, RAW, title=TITLE, publisher_id="gazette", **dated)
    _article(con, "a2", COPY, TEXT, RAW, title=TITLE, cluster_id="a1", is_canonical=False, **dated)
    _article(con, "a3", LIST, TEASER, f"{TEASER}\nRead more", kind="teaser")
    insert(
        con,
        "fact_article_relation",
        article_id="a2",
        related_article_id="a1",
        relation="exact",
        similarity=1.0,
        containment=1.0,
    )
    insert(
        con,
        "article_signature",
        article_id="a1",
        content_hash="9c5b94b1a2f04d1e8f0a7b6c5d4e3f21",
        shingle_count=9,
        anchors=b"\0\1\2\3",
    )


def _facts(con: duckdb.DuckDBPyConnection) -> None:
    insert(con, "dim_entity", entity_id="ada", name="Ada Quill", type="person", is_registered=False)
    insert(con, "dim_entity", entity_id="ellery", name="Port Ellery", type="place", is_registered=True)
    insert(
        con, "dim_entity", entity_id="gazette", name="Ellery Gazette", type="organization", is_registered=True
    )
    insert(
        con,
        "dim_source",
        source_id="gazette",
        name="Ellery Gazette",
        kind="newspaper",
        is_registered=True,
        entity_id="gazette",
    )
    for number, (surface, entity) in enumerate((("Ada Quill", "ada"), ("Port Ellery", "ellery")), start=1):
        start, end = at(TEXT, surface)
        raw_start, raw_end = at(RAW, surface)
        insert(
            con,
            "fact_mention",
            mention_id=f"m{number}",
            article_id="a1",
            entity_id=entity,
            surface=surface,
            in_title=False,
            sentence_no=2,
            start_char=start,
            end_char=end,
            raw_start=raw_start,
            raw_end=raw_end,
            recognizer="registry",
            confidence=1.0,
        )
    _citation(
        con,
        "c1",
        1,
        "quotation",
        LEAD,
        speaker="Ada Quill",
        speaker_entity_id="ada",
        cue="said",
        quote=QUOTE,
    )
    marker = at(RAW, "[1]")
    _citation(
        con,
        "c2",
        2,
        "footnote",
        NOTE,
        source_id="gazette",
        marker="1",
        marker_raw_start=marker[0],
        marker_raw_end=marker[1],
        author="Ada Quill",
        cited_on=date(2020, 3, 3),
        cited_precision="day",
    )


def _citation(
    con: duckdb.DuckDBPyConnection, key: str, ordinal: int, kind: str, words: str, **row: Any
) -> None:
    start, end = at(TEXT, words)
    raw_start, raw_end = at(RAW, words)
    full: dict[str, Any] = {
        "citation_id": key,
        "article_id": "a1",
        "ordinal": ordinal,
        "kind": kind,
        "resolution": "resolved",
        "start_char": start,
        "end_char": end,
        "raw_start": raw_start,
        "raw_end": raw_end,
        "confidence": 1.0,
    }
    insert(con, "fact_citation", **(full | row))


def build(path: Path) -> Path:
    """Writes the valid warehouse: an article, its copy, a listing with one teaser, two mentions, two
    citations, and a crowd.
    """
    con = open_for_writing(path)
    create_schema(con)
    insert(
        con,
        "ops.etl_run",
        run_id=RUN,
        started_at=datetime.now(),
        status="running",
        documents_new=63,
        articles=62,
        teasers=1,
        fragments=0,
    )
    _documents(con)
    _articles(con)
    _facts(con)
    con.execute("SET VARIABLE run_id = ?", [RUN])
    con.execute((Path(__file__).parent / "crowd.sql").read_text(encoding="utf-8"))
    close_written(con)
    return path


@pytest.fixture(scope="session")
def valid(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of the valid warehouse file."""
    return build(tmp_path_factory.mktemp("valid") / "warehouse.duckdb").read_bytes()


@pytest.fixture
def broken(valid: bytes, tmp_path: Path) -> Callable[..., Path]:
    """`broken(*statements)` copies the valid warehouse, runs the statements on it and gives its path."""

    def run(*statements: str) -> Path:
        path = tmp_path / "broken.duckdb"
        path.write_bytes(valid)
        con = open_for_writing(path)
        for statement in statements:
            con.execute(statement)
        close_written(con)
        return path

    return run


@pytest.fixture(scope="session")
def ids() -> dict[str, str]:
    """The names that test data uses for the three documents and the run, with their ids."""
    return {"{DOC}": DOC, "{COPY}": COPY, "{LIST}": LIST, "{RUN}": RUN}
