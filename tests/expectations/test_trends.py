"""Trends warn when a run leaves the band of the last twenty, and keep quiet while there is no history to leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import duckdb
import pytest

from expectations.checks import load_checks
from expectations.rows import bad_rows
from warehouse.connection import open_for_writing

RUN = "20261101T060000-aaaaaa"
TRENDS = {check.name: check for check in load_checks() if check.metric}
FRESHNESS = next(check for check in load_checks() if check.name == "freshness")


@pytest.fixture(scope="module")
def writable(valid: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("trends") / "warehouse.duckdb"
    path.write_bytes(valid)
    con = open_for_writing(path)
    con.execute("SET VARIABLE run_id = ?", [RUN])
    yield con
    con.close()


@pytest.fixture
def con(writable: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    writable.execute("BEGIN")
    yield writable
    writable.execute("ROLLBACK")


@pytest.fixture
def warns(con: duckdb.DuckDBPyConnection) -> Callable[[str, list[float]], bool]:
    """`warns(trend, past)`: whether the run in hand leaves the band of these earlier runs, oldest first."""

    def go(name: str, past: list[float]) -> bool:
        con.execute("delete from ops.quality_result")
        for number, value in enumerate(past):
            con.execute(
                "insert into ops.quality_result (run_id, check_name, observed, checked_at) "
                "values (?, ?, ?, timestamp '2026-10-01' + to_hours(cast(? as integer)))",
                [f"r{number}", name, f"{value:g}", number],
            )
        rows = con.execute(bad_rows(TRENDS[name])).fetchall()
        assert [key for key, _ in rows] in ([], [RUN])
        return bool(rows)

    return go


def measured(con: duckdb.DuckDBPyConnection, name: str) -> float:
    return float(con.execute(TRENDS[name].metric or "").fetchall()[0][0])


@pytest.mark.parametrize("name", sorted(TRENDS))
def test_the_first_runs_never_warn(
    name: str, con: duckdb.DuckDBPyConnection, warns: Callable[[str, list[float]], bool]
) -> None:
    """Four runs are no history, however far away they lie; the fifth makes one."""
    far = measured(con, name) + 1000
    assert not warns(name, [])
    assert not warns(name, [far] * 4)
    assert warns(name, [far] * 5)


@pytest.mark.parametrize("name", sorted(TRENDS))
def test_a_run_like_the_others_does_not_warn(
    name: str, con: duckdb.DuckDBPyConnection, warns: Callable[[str, list[float]], bool]
) -> None:
    here = measured(con, name)
    assert not warns(name, [here] * 20)
    assert not warns(name, [here * 1.02, here * 0.98] * 10)


def test_only_the_last_twenty_runs_count(
    con: duckdb.DuckDBPyConnection, warns: Callable[[str, list[float]], bool]
) -> None:
    here = measured(con, "trend.documents_per_run")
    assert not warns("trend.documents_per_run", [here * 100] * 30 + [here] * 20)
    assert warns("trend.documents_per_run", [here] * 30 + [here * 100] * 20)


@pytest.mark.parametrize(
    ("times", "expected"), [(1, False), (4, False), (6, True), (1 / 4, False), (1 / 6, True)]
)
def test_a_jump_in_the_number_of_documents_warns(
    con: duckdb.DuckDBPyConnection,
    warns: Callable[[str, list[float]], bool],
    times: float,
    expected: bool,
) -> None:
    """A run with a fifth or five times of the usual documents."""
    here = measured(con, "trend.documents_per_run")
    assert warns("trend.documents_per_run", [here / times] * 8) is expected


def test_a_series_that_spreads_widely_has_a_wide_band(
    con: duckdb.DuckDBPyConnection, warns: Callable[[str, list[float]], bool]
) -> None:
    """The same distance from the middle is news in a steady series and none in a restless one."""
    here = measured(con, "trend.copies")
    assert warns("trend.copies", [here + 0.3] * 20)
    assert not warns("trend.copies", [here + 0.3 + step / 10 for step in range(-2, 3)] * 4)


@pytest.mark.parametrize(("days", "keys"), [(0, []), (6, []), (8, ["landing"])])
def test_a_week_without_anything_new_is_stale(
    con: duckdb.DuckDBPyConnection, days: int, keys: list[str]
) -> None:
    """Runs that found nothing new do not make the facts fresh."""
    con.execute(
        "update ops.etl_run set started_at = now() at time zone 'UTC' - to_days(cast(? as integer))", [days]
    )
    con.execute("insert into ops.etl_run (run_id, started_at, status) values ('r9', now(), 'published')")
    assert [key for key, _ in con.execute(bad_rows(FRESHNESS)).fetchall()] == keys
