"""From a fact back to the characters of the file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.staged_rows import RAW, document_rows, load
from warehouse.errors import QueryError
from warehouse.trace import render, trace


@pytest.fixture
def con(empty: duckdb.DuckDBPyConnection, tmp_path: Path) -> duckdb.DuckDBPyConnection:
    rows = document_rows(hashlib.sha256(RAW.encode()).hexdigest(), "page.txt")
    rows["fact_mention"][0] |= {
        "mention_id": "m1",
        "raw_start": 15,
        "start_char": 15,
        "end_char": 37,
        "surface": "The Tarn Harbour Board",
    }
    rows["fact_mention"][1] |= {"mention_id": "m20"}
    rows["fact_citation"][0] |= {"citation_id": "c1"}
    load(empty, tmp_path / "staged", "r1", rows)
    return empty


def test_a_mention_leads_back_through_its_edits(con: duckdb.DuckDBPyConnection) -> None:
    found = trace(con, "mention", "m1")
    assert found.clean == "The Tarn Harbour Board"
    assert found.raw == "The  Tarn Harbour Board"
    assert found.rebuilt == found.clean
    assert [(e.before, e.after, e.rule) for e in found.edits] == [("  ", " ", "spaces")]
    assert found.raw_context[0].endswith("Ferry returns\n\n")
    text = render(found)
    for part in (
        "mention m1", "surface: The Tarn Harbour Board", "spaces at 18..20: '  ' became ' '", "is the clean span",
        ">>>The  Tarn Harbour Board<<<", "file page.txt", "run r1", "SHA-256", "current",
    ):  # fmt: skip
        assert part in text, part
    assert "\n\n" not in text


def test_a_fact_that_does_not_round_trip_is_said_so(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("DELETE FROM document_edit").fetchall()
    assert "is NOT the clean span" in render(trace(con, "mention", "m1"))


def test_citations_and_articles_lead_back_too(con: duckdb.DuckDBPyConnection) -> None:
    assert trace(con, "citation", "c1").raw == "reported Delta Wire"
    article = con.execute("SELECT article_id FROM fact_article").fetchall()[0][0]
    found = trace(con, "article", article)
    assert found.raw == RAW
    assert found.article["document_id"] == found.document["document_id"]
    assert "edits on the way: 1" in render(found)


def test_a_short_id_will_do_while_it_is_unique(con: duckdb.DuckDBPyConnection) -> None:
    assert trace(con, "mention", "m2").fact["mention_id"] == "m20"
    with pytest.raises(QueryError, match="m begins several mentions: m1, m20"):
        trace(con, "mention", "m")


@pytest.mark.parametrize(
    ("kind", "fact_id", "sentence"),
    [
        ("rumour", "m1", "no kind of fact rumour; there are article, mention, citation"),
        (
            "",
            "",
            "Say which kind of fact to trace; there are .* For example: clippings trace mention m1. Others",
        ),
        (
            "mention",
            "zz",
            "There is no mention zz. For example: clippings trace mention m1. Others: clippings sql",
        ),
        ("mention", "", "Say which mention to trace. For example: clippings trace mention m1"),
        ("mention", "' or true --", "There is no mention"),
    ],
)
def test_what_there_is_not_is_said(
    con: duckdb.DuckDBPyConnection, kind: str, fact_id: str, sentence: str
) -> None:
    with pytest.raises(QueryError, match=sentence):
        trace(con, kind, fact_id)


def test_the_bytes_in_landing_are_compared(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    assert trace(con, "mention", "m1").landing.startswith("not compared")
    assert trace(con, "mention", "m1", tmp_path).landing == "the file is not in landing any more"
    (tmp_path / "page.txt").write_text(RAW)
    assert trace(con, "mention", "m1", tmp_path).landing == "the file is there with the same bytes"
    (tmp_path / "page.txt").write_text(RAW + "!")
    assert trace(con, "mention", "m1", tmp_path).landing == "the file is there, with other bytes now"
    con.execute("UPDATE dim_document SET path = 'page.txt#3'").fetchall()
    assert trace(con, "mention", "m1", tmp_path).landing == "a record inside a file that is there"
