"""Queries that run before they are asked for, and modules that are imported when they are used."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import pytest

from expectations import audit
from expectations.ahead import Ahead, run_ahead
from expectations.checks import load_checks
from expectations.deferred import deferred
from expectations.runner import ACROSS, _by_table


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(":memory:")


def test_answers_wait_for_whoever_asks_and_are_given_once(con: duckdb.DuckDBPyConnection) -> None:
    queries = [f"select {number} as n" for number in range(20)]
    with run_ahead(con.cursor, queries) as ahead:
        answer = ahead.take("/* a batch */ select 7 as n")
        assert answer is not None
        assert [name for name, *_ in answer.description or ()] == ["n"]
        assert answer.rows == [(7,)]
        assert ahead.take("select 7 as n") is None
        assert ahead.take("select 99 as n") is None
    assert con.execute("select 1").fetchall() == [(1,)], "the caller's connection stays open"


def test_a_query_that_fails_fails_where_it_is_asked(con: duckdb.DuckDBPyConnection) -> None:
    with run_ahead(con.cursor, ["select nothing", "select 1"]) as ahead:
        with pytest.raises(duckdb.BinderException, match="nothing"):
            ahead.take("select nothing")
        answer = ahead.take("select 1")
        assert answer is not None
        assert answer.rows == [(1,)], "its connection goes on"


def test_an_audit_asks_every_query_that_was_run_for_it(
    broken: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A query whose text changes on its way through Great Expectations would run twice."""
    seen: list[Ahead] = []
    take = Ahead.take

    def noted(self: Ahead, statement: str) -> object:
        if self not in seen:
            seen.append(self)
        return take(self, statement)

    monkeypatch.setattr(Ahead, "take", noted)
    path: Path = broken()  # type: ignore[operator]
    audit(path, "20261101T060000-aaaaaa")
    assert [ahead.taken for ahead in seen] == [sum(check.sql is not None for check in load_checks())]


def test_what_is_run_ahead_is_asked_for_last() -> None:
    """Meanwhile the other batches are asked, which takes Great Expectations as long."""
    checks = load_checks()
    batches = list(_by_table(checks))
    assert [table for table, _ in batches].index(ACROSS) == len(batches) - 1
    assert sum(len(group) for _, group in batches) == len(checks)
    assert all(check.sql is None for _, group in batches[:-1] for check in group)


def test_a_deferred_module_is_imported_by_its_first_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "heavy_one"
    package.mkdir()
    (package / "__init__.py").write_text("WEIGHT = 7\n")
    (package / "part.py").write_text("SIZE = 9\n")
    monkeypatch.syspath_prepend(tmp_path)
    with deferred("heavy_one", "heavy_one.part"):
        import heavy_one  # type: ignore[import-not-found]
        from heavy_one import part  # type: ignore[import-not-found]
    assert not {"heavy_one", "heavy_one.part"} & set(sys.modules)
    assert (part.SIZE, heavy_one.WEIGHT) == (9, 7)
    assert {"heavy_one", "heavy_one.part"} <= set(sys.modules)


def test_a_deferred_module_can_be_used_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "heavy_two.py").write_text("WEIGHT = 7\n")
    monkeypatch.syspath_prepend(tmp_path)
    with deferred("heavy_two"):
        import heavy_two  # type: ignore[import-not-found]

        assert heavy_two.WEIGHT == 7
    assert sys.modules["heavy_two"].WEIGHT == 7
