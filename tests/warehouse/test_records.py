"""What runs write about themselves: landing and supersession, checks, quarantine, accuracy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.warehouse.staged_rows import NOW, document_rows, landing, load
from warehouse import known, records
from warehouse.errors import LoadError
from warehouse.load import set_clusters


@pytest.fixture
def con(empty: duckdb.DuckDBPyConnection, tmp_path: Path) -> duckdb.DuckDBPyConnection:
    """Three documents: old and new stand for two versions of page.txt, other for something else."""
    parts = [document_rows("old", "page.txt"), document_rows("new", "page.txt"), document_rows("other")]
    load(empty, tmp_path, "r1", *parts)
    return empty


def _superseded(con: duckdb.DuckDBPyConnection) -> dict[str, str | None]:
    return dict(con.execute("SELECT document_id, superseded_by FROM dim_document").fetchall())


def test_a_new_version_supersedes_and_leaves_the_current_views(con: duckdb.DuckDBPyConnection) -> None:
    records.record_landing(con, landing([("page.txt", "old"), ("other.txt", "other")]), "r1")
    records.record_landing(con, landing([("page.txt", "new"), ("other.txt", "other")]), "r2")
    assert _superseded(con) == {"old": "new", "new": None, "other": None}
    for table in (
        "dim_document", "document_text", "document_edit", "fact_article", "fact_mention", "fact_citation"
    ):  # fmt: skip
        everything, current = (
            con.execute(f"SELECT count(*) FROM {schema}.{table}").fetchall()[0][0]
            for schema in ("main", "current")
        )
        assert current * 3 == everything * 2, table


def test_a_version_that_comes_back_is_current_again(con: duckdb.DuckDBPyConnection) -> None:
    for run, version in enumerate(("old", "new", "old")):
        records.record_landing(con, landing([("page.txt", version), ("other.txt", "other")]), f"r{run}")
    assert _superseded(con) == {"old": None, "new": "old", "other": None}


def test_a_content_that_still_lies_elsewhere_is_current(con: duckdb.DuckDBPyConnection) -> None:
    records.record_landing(con, landing([("page.txt", "old"), ("copy.txt", "old")]), "r1")
    records.record_landing(con, landing([("page.txt", "new"), ("copy.txt", "old")]), "r2")
    assert _superseded(con)["old"] is None
    records.record_landing(con, landing([("page.txt", "new"), ("copy.txt", "other")]), "r3")
    assert _superseded(con)["old"] == "new"


def test_a_refused_version_supersedes_nothing(con: duckdb.DuckDBPyConnection) -> None:
    records.record_landing(con, landing([("page.txt", "old")]), "r1")
    records.record_landing(con, landing([("page.txt", "in-quarantine")]), "r2")
    assert _superseded(con)["old"] is None
    records.record_landing(con, landing([("page.txt", "new")]), "r3")
    assert _superseded(con)["old"] == "new"


def test_what_vanishes_keeps_its_facts_and_is_reported(con: duckdb.DuckDBPyConnection) -> None:
    seen = [("page.txt", "new"), ("other.txt", "other")]
    assert records.record_landing(con, landing(seen), "r1").is_empty()
    missing = records.record_landing(con, landing(seen[:1]), "r2")
    assert missing.rows() == [("other.txt", "other")]
    assert _superseded(con)["other"] is None
    assert records.record_landing(con, landing(seen[:1]), "r3").is_empty(), "reported once"
    records.record_landing(con, landing(seen), "r4")
    row = con.execute(
        """SELECT first_seen_run, last_seen_run, missing_since_run
           FROM ops.landing_file WHERE path = 'other.txt'"""
    )
    assert row.fetchall() == [("r1", "r4", None)]


def test_a_partition_says_nothing_about_the_others(con: duckdb.DuckDBPyConnection) -> None:
    records.record_landing(con, landing([("page.txt", "new")]), "r1")
    assert records.record_landing(
        con, landing([("other.txt", "other")]), "r2", whole_landing=False
    ).is_empty()


def test_records_of_an_unchanged_container_are_not_missing(con: duckdb.DuckDBPyConnection) -> None:
    first = [("box.jsonl", "box1"), ("box.jsonl#1", "old"), ("box.jsonl#2", "other")]
    records.record_landing(con, landing(first), "r1")
    assert records.record_landing(con, landing([("box.jsonl", "box1")]), "r2").is_empty()
    missing = records.record_landing(con, landing([("box.jsonl", "box2"), ("box.jsonl#1", "new")]), "r3")
    assert missing["path"].to_list() == ["box.jsonl#2"]
    assert known.known_files(con)["path"].to_list() == ["box.jsonl"]
    gone = records.record_landing(con, landing([]), "r4")
    assert gone["path"].to_list() == ["box.jsonl", "box.jsonl#1"]


def test_a_cluster_whose_canonical_article_is_superseded_gets_another(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("UPDATE fact_article SET word_count = 30 WHERE article_id = 'other-1'").fetchall()
    ids = ["old-1", "new-1", "other-1"]
    set_clusters(
        con,
        pl.DataFrame({"article_id": ids, "cluster_id": ["old-1"] * 3, "is_canonical": [True, False, False]}),
    )
    both = [("other.txt", "other")]
    records.record_landing(con, landing([("page.txt", "old"), *both]), "r1")
    canonical = "SELECT article_id FROM current.fact_article WHERE is_canonical"
    assert con.execute(canonical).fetchall() == [("old-1",)]
    records.record_landing(con, landing([("page.txt", "new"), *both]), "r2")
    assert con.execute(canonical).fetchall() == [("other-1",)], "the fullest text of those left"
    stories = con.execute("SELECT sum(stories) FROM marts.coverage_by_day").fetchall()
    assert stories == [(1,)]


def test_a_run_is_written_and_completed(con: duckdb.DuckDBPyConnection) -> None:
    records.start_run(con, "r1", NOW, date(2026, 11, 21), "0.1.0", "reg", {"workers": 2})
    records.start_run(con, "r1", NOW, date(2026, 11, 21), "0.1.0", "reg", {"workers": 2})
    assert known.finished_dates(con) == []
    records.finish_run(con, "r1", NOW, {"documents_new": 3, **records.run_counts(con, "r1")}, {"load": 1.5})
    row = con.execute(
        """SELECT status, documents_new, articles, mentions, citations, stage_seconds, options, started_at
           FROM ops.etl_run"""
    ).fetchall()
    assert row == [("published", 3, 3, 6, 6, '{"load": 1.5}', '{"workers": 2}', NOW.replace(tzinfo=None))]
    assert known.finished_dates(con) == [date(2026, 11, 21)]
    with pytest.raises(LoadError, match="no columns"):
        records.finish_run(con, "r1", NOW, {"rumours": 1})


def _results(passed: bool) -> pl.DataFrame:
    row = {
        "check_name": "c",
        "table_name": "t",
        "severity": "warning",
        "passed": passed,
        "observed": "x",
        "failing_count": int(not passed),
        "sentence": "s",
        "owner": "o",
    }
    return pl.DataFrame([row])


def _failing(*keys: str) -> pl.DataFrame:
    text = pl.String
    return pl.DataFrame(
        [("c", key, "bad") for key in keys],
        schema={"check_name": text, "row_key": text, "sample": text},
        orient="row",
    )


def test_failing_rows_have_a_history(con: duckdb.DuckDBPyConnection) -> None:
    records.record_quality(con, "r1", _results(False), _failing("a", "b"), NOW)
    records.record_quality(con, "r2", _results(False), _failing("b"), NOW)
    history = """SELECT row_key, first_seen_run, last_seen_run, resolved_at IS NULL
                 FROM ops.quality_failing_row ORDER BY 1"""
    assert con.execute(history).fetchall() == [("a", "r1", "r1", False), ("b", "r1", "r2", True)]
    records.record_quality(con, "r3", _results(False), _failing("a"), NOW)
    assert con.execute(history).fetchall() == [("a", "r1", "r3", True), ("b", "r1", "r2", False)]
    records.record_quality(con, "r3", _results(False), _failing("a"), NOW)
    assert con.execute("SELECT count(*) FROM ops.quality_result").fetchall() == [(3,)]
    ages = con.execute("SELECT run_id, runs_ago FROM marts.check_history ORDER BY 2").fetchall()
    assert ages == [("r3", 1), ("r2", 2), ("r1", 3)]


def test_quarantine_keeps_the_first_run_and_resolves(con: duckdb.DuckDBPyConnection) -> None:
    row = {
        "quarantine_id": "q1",
        "path": "x.txt",
        "document_id": "unknown",
        "stage": "ingest",
        "reason": "not_text",
        "detail": "d",
        "sample": "s",
        "run_id": "r1",
        "status": "open",
    }
    assert (
        records.add_quarantine(con, pl.DataFrame([row, row | {"quarantine_id": "q2", "document_id": "old"}]))
        == 2
    )
    assert records.add_quarantine(con, pl.DataFrame([row | {"run_id": "r2"}])) == 0
    rows = con.execute("SELECT quarantine_id, run_id, status FROM ops.quarantine ORDER BY 1").fetchall()
    assert rows == [("q1", "r1", "open"), ("q2", "r1", "resolved")]


def _refused(path: str, run_id: str, document_id: str | None = None) -> pl.DataFrame:
    row = {"quarantine_id": f"q-{path}", "path": path, "document_id": document_id, "stage": "ingest"}
    row |= {"reason": "unreadable", "detail": "d", "sample": None, "run_id": run_id, "status": "open"}
    return pl.DataFrame([row], schema=dict.fromkeys(row, pl.String))


@pytest.mark.parametrize(("path", "now"), [("page.txt", "page.txt"), ("box.jsonl", "box.jsonl#7")])
def test_quarantine_of_a_path_that_was_taken_since_is_resolved_until_it_is_refused_again(
    con: duckdb.DuckDBPyConnection, path: str, now: str
) -> None:
    state = "SELECT run_id, status FROM ops.quarantine"
    records.record_landing(con, landing([(now, "old"), ("other.txt", "other")]), "r1")
    records.add_quarantine(con, _refused(path, "r2"))
    assert con.execute(state).fetchall() == [("r2", "open")]
    assert known.refused(con) == {(path, None, "unreadable")}
    records.record_landing(con, landing([(now, "in-quarantine")]), "r3")
    records.add_quarantine(con, _refused(path, "r3"))
    assert con.execute(state).fetchall() == [("r2", "open")]
    records.record_landing(con, landing([(now, "new")]), "r4")
    records.add_quarantine(con, _refused(path, "r4").clear())
    assert con.execute(state).fetchall() == [("r2", "resolved")]
    assert known.refused(con) == frozenset()
    records.add_quarantine(con, _refused(path, "r5"))
    assert con.execute(state).fetchall() == [("r5", "open")]


def test_accuracy_is_of_one_run(con: duckdb.DuckDBPyConnection) -> None:
    measured = pl.DataFrame(
        {
            "task": ["titles"],
            "precision": [1.0],
            "recall": [0.5],
            "f1": [0.67],
            "ci_low": [0.4],
            "ci_high": [0.8],
            "n_gold": [10],
        }
    )
    records.add_accuracy(con, "r1", measured)
    records.add_accuracy(con, "r1", measured)
    assert con.execute("SELECT run_id, task, n_gold FROM ops.accuracy").fetchall() == [("r1", "titles", 10)]


def test_a_rebuild_finds_what_is_out_of_date(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("UPDATE dim_document SET extract_version = 'v2' WHERE document_id = 'new'").fetchall()
    assert known.stale_documents(con, "v2") == ["old", "other"]
    assert known.count_stale(con, "v2") == 2
    texts = known.document_texts(con, ["old"])
    assert texts["document_id"].to_list() == ["old"]
    assert texts["raw_text"][0].startswith("Ferry returns")
