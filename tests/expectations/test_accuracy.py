"""Accuracy: a perfect extraction scores one, and each kind of error costs what it should."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations.accuracy import Accuracy, accuracy_frame, measure_frames, measure_warehouse
from expectations.accuracy.compare import Counts
from expectations.accuracy.measure import GoldError, _f1, _interval, _wilson
from expectations.accuracy.names import plain, same_quote
from warehouse.connection import open_read_only

TITLE = "Harbour board votes on the new lock ⚓"
QUOTE = "We shall open the lock in May"


def span(raw: str, words: str) -> dict[str, Any]:
    start = raw.index(words)
    return {"start": start, "end": start + len(words), "surface": words}


@pytest.fixture
def gold(tmp_path: Path, valid: bytes) -> Path:
    """The right answer for one.txt of the tiny warehouse, as a gold folder."""
    path = tmp_path / "valid.duckdb"
    path.write_bytes(valid)
    con = open_read_only(path)
    rows = con.execute(
        "select raw_text, a.raw_start, a.raw_end from document_text join fact_article as a using (document_id) "
        "where article_id = 'a1'"
    ).fetchall()
    con.close()
    raw, start, end = rows[0]
    note = "1. Quill, Ada: Locks and tides, Ellery Gazette, 3 March 2020"
    answer = {
        "file": "one.txt",
        "articles": [{"ordinal": 1, "kind": "article", "title": TITLE, "start": start, "end": end}],
        "furniture": [span(raw, "Read more"), span(raw, "Share this page")],
        "mentions": [
            {**span(raw, "Ada Quill"), "type": "person", "entity": "quill"},
            {**span(raw, "Port Ellery"), "type": "place", "entity": "port-ellery"},
        ],
        "entities": {
            "quill": {"names": ["Ada Quill"], "type": "person"},
            "port-ellery": {"names": ["Port Ellery"], "type": "place"},
        },
        "citations": [
            {"kind": "quotation", **span(raw, QUOTE), "quote": QUOTE, "speaker": "Quill", "marker": None},
            {
                "kind": "footnote",
                **span(raw, note),
                "marker": "1",
                "author": "Ada Quill",
                "source": "Ellery Gazette",
                "title": None,
                "date": "2020-03-03",
            },
        ],
    }
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "one.txt.gold.json").write_text(json.dumps(answer), encoding="utf-8")
    return folder


def by_task(measured: list[Accuracy]) -> dict[str, Accuracy]:
    return {row.task: row for row in measured}


def test_a_perfect_extraction_scores_one_everywhere(broken: Callable[..., Path], gold: Path) -> None:
    measured = by_task(measure_warehouse(broken(), gold))
    assert sorted(measured) == [
        "articles",
        "citations.footnote",
        "citations.quotation",
        "footnote.author",
        "footnote.date",
        "footnote.source",
        "furniture_removed",
        "linked_mentions",
        "mentions",
        "quotation.speaker",
        "titles",
    ]
    assert {task: (row.precision, row.recall, row.f1) for task, row in measured.items() if row.f1 < 1} == {}
    assert measured["mentions"].n_gold == 2


@pytest.mark.parametrize(
    ("error", "task", "precision", "recall"),
    [
        ("delete from fact_mention where mention_id = 'm1'", "mentions", 1.0, 0.5),
        ("update fact_mention set raw_start = raw_start + 8 where mention_id = 'm1'", "mentions", 0.5, 0.5),
        ("update dim_entity set type = 'place' where entity_id = 'ada'", "linked_mentions", 0.5, 0.5),
        ("update dim_entity set name = 'Somebody Else' where entity_id = 'ada'", "linked_mentions", 0.5, 0.5),
        ("update fact_article set kind = 'fragment' where article_id = 'a1'", "articles", 0.0, 0.0),
        ("update fact_article set raw_end = raw_start + 40 where article_id = 'a1'", "articles", 0.0, 0.0),
        ("update fact_article set title = 'Another title' where article_id = 'a1'", "titles", 0.0, 0.0),
        ("update fact_article set title = null where article_id = 'a1'", "titles", 0.0, 0.0),
        (
            "update fact_article set text = text || ' Read more' where article_id = 'a1'",
            "furniture_removed",
            0.5,
            0.5,
        ),
        ("update fact_citation set quote = 'We shall' where kind = 'quotation'", "citations.quotation", 0, 0),
        (
            "update fact_citation set speaker = 'Bo', speaker_entity_id = null where citation_id = 'c1'",
            "quotation.speaker",
            0,
            0,
        ),
        ("update fact_citation set marker = '2' where citation_id = 'c2'", "citations.footnote", 0, 0),
        (
            "update fact_citation set cited_on = date '2020-04-03' where citation_id = 'c2'",
            "footnote.date",
            0,
            0,
        ),
        ("update fact_citation set source_id = null where citation_id = 'c2'", "footnote.source", 0, 0),
        ("update fact_citation set author = 'Bo' where citation_id = 'c2'", "footnote.author", 0, 0),
        (
            "insert into fact_citation select * replace ('c9' as citation_id, 'link' as kind) from fact_citation "
            "where citation_id = 'c2'",
            "citations.link",
            0,
            1,
        ),
    ],
)
def test_an_error_costs_its_task(
    broken: Callable[..., Path], gold: Path, error: str, task: str, precision: float, recall: float
) -> None:
    row = by_task(measure_warehouse(broken(error), gold))[task]
    assert (row.precision, row.recall) == (precision, recall)


def test_a_mention_inside_a_reference_list_is_not_held_against_the_extraction(
    broken: Callable[..., Path], gold: Path
) -> None:
    extra = (
        "insert into fact_mention select m.* replace ('m9' as mention_id, c.raw_start + 3 as raw_start, "
        "c.raw_start + 8 as raw_end) from fact_mention as m, fact_citation as c "
        "where mention_id = 'm1' and citation_id = 'c2'"
    )
    assert by_task(measure_warehouse(broken(extra), gold))["mentions"].precision == 1.0


def test_a_text_that_was_not_loaded_counts_as_nothing_found(broken: Callable[..., Path], gold: Path) -> None:
    path = broken("update dim_document set path = 'elsewhere.txt' where path = 'one.txt'")
    measured = by_task(measure_warehouse(path, gold))
    assert measured["mentions"].recall == 0
    assert measured["articles"].f1 == 0


def test_staged_frames_are_measured_like_a_warehouse(broken: Callable[..., Path], gold: Path) -> None:
    path = broken("delete from fact_mention where mention_id = 'm1'")
    con = open_read_only(path)
    tables = ("dim_document", "fact_article", "fact_mention", "fact_citation", "dim_entity", "dim_source")
    frames = {table: con.sql(f"select * from {table}").pl() for table in tables}
    con.close()
    assert measure_frames(frames, gold) == measure_warehouse(path, gold)


def test_the_rows_fit_the_table_of_the_warehouse(broken: Callable[..., Path], gold: Path) -> None:
    frame = accuracy_frame(measure_warehouse(broken(), gold))
    assert frame.columns == ["task", "precision", "recall", "f1", "ci_low", "ci_high", "n_gold"]
    assert frame.filter(pl.col("task") == "mentions").item(0, "n_gold") == 2


def test_an_empty_gold_folder_is_an_error_and_no_perfect_score(
    broken: Callable[..., Path], tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(GoldError, match="holds no"):
        measure_warehouse(broken(), empty)


COUNTS = st.builds(
    lambda right, wrong, missed: Counts(right, right + wrong, right, right + missed),
    st.integers(0, 40),
    st.integers(0, 10),
    st.integers(0, 10),
)


@given(st.lists(COUNTS, min_size=1, max_size=12))
def test_the_interval_holds_the_score(parts: list[Counts]) -> None:
    total = Counts()
    for part in parts:
        total.add(part)
    low, high = _interval(parts, total)
    assert 0 <= low <= _f1(total) + 1e-9
    assert _f1(total) - 1e-9 <= high <= 1
    assert (low, high) == _interval(parts, total)


def test_wilson_against_a_published_value() -> None:
    """Newcombe (1998), Statistics in Medicine 17, table I: 81 of 263 and 15 of 148."""
    assert [round(x, 4) for x in _wilson(81 / 263, 263)] == [0.2553, 0.3662]
    assert [round(x, 4) for x in _wilson(15 / 148, 148)] == [0.0624, 0.1605]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("The Ellery Gazette", "ellery gazette", True),
        ("Señor Quill", "senor quill", True),
        ("al-Ellery", "Ellery", True),
        ("Ellery Post", "Ellery Gazette", False),
    ],
)
def test_names_are_compared_without_their_dress(left: str, right: str, same: bool) -> None:
    assert (plain(left) == plain(right)) is same


def test_a_quote_may_lose_its_edges_but_not_its_half() -> None:
    assert same_quote("we shall open the lock in may", {"we shall open the lock in may 2031"})
    assert not same_quote("we shall", {"we shall open the lock in may"})
    assert not same_quote("", {"we shall open"})
