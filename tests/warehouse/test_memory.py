"""DuckDB holds what work on a file needs as a rule, and more where that is too little."""

from __future__ import annotations

from unittest.mock import patch

import duckdb
import pytest

from warehouse import memory
from warehouse.connection import database_path
from warehouse.errors import WarehouseError
from warehouse.memory import allow_more, allowed_memory, bound_memory, in_bounded_memory

# One text of so many bytes cannot be put aside while it is made.
_LONG = "SELECT length(string_agg(repeat('ferry', 1000), '')) FROM range(8000)"


def _limit(con: duckdb.DuckDBPyConnection) -> int:
    sql = "SELECT parse_formatted_bytes(current_setting('memory_limit'))"
    return int(con.execute(sql).fetchall()[0][0])


def test_the_bound_follows_the_file(empty: duckdb.DuckDBPyConnection) -> None:
    most = _limit(empty)
    bound_memory(empty)
    wanted = memory.LEAST_BYTES + memory.FILE_SHARE * database_path(empty).stat().st_size
    assert _limit(empty) == pytest.approx(min(wanted, most), rel=0.01)


def test_the_bound_is_never_above_what_duckdb_takes_by_itself(empty: duckdb.DuckDBPyConnection) -> None:
    most = allowed_memory(empty)
    with patch.object(memory, "LEAST_BYTES", 10 * most):
        bound_memory(empty)
    assert _limit(empty) == pytest.approx(most, rel=0.01)
    allow_more(empty, 10 * most, most)
    assert _limit(empty) == pytest.approx(most, rel=0.01)


def test_what_is_held_besides_comes_on_top(empty: duckdb.DuckDBPyConnection) -> None:
    most = allowed_memory(empty)
    bound_memory(empty)
    before = _limit(empty)
    allow_more(empty, 50_000_000, most)
    assert _limit(empty) == pytest.approx(before + 50_000_000, rel=0.01)


def test_the_bound_ends_with_the_work(empty: duckdb.DuckDBPyConnection) -> None:
    most = _limit(empty)
    assert in_bounded_memory(empty, lambda: _limit(empty)) < most
    assert _limit(empty) == most


@pytest.mark.parametrize("set_by_caller", ["8GB", "6.2GiB", "1GiB", "512MiB", "500MB"])
def test_a_limit_that_a_caller_has_set_stands_after_the_work(
    empty: duckdb.DuckDBPyConnection, set_by_caller: str
) -> None:
    empty.execute(f"SET memory_limit = '{set_by_caller}'").fetchall()
    most = _limit(empty)
    for _ in range(3):
        assert in_bounded_memory(empty, lambda: _limit(empty)) < most
        assert _limit(empty) == most


def test_work_that_needs_more_gets_it(empty: duckdb.DuckDBPyConnection) -> None:
    tried = []

    def work() -> int:
        tried.append(_limit(empty))
        return int(empty.execute(_LONG).fetchall()[0][0])

    with patch.object(memory, "LEAST_BYTES", 20_000_000):
        assert in_bounded_memory(empty, work) == 40_000_000
    assert len(tried) == 2
    assert tried[0] < tried[1]


def test_a_machine_with_too_little_is_told_in_a_sentence(empty: duckdb.DuckDBPyConnection) -> None:
    def work() -> None:
        empty.execute("SET memory_limit = '20MB'").fetchall()
        empty.execute(_LONG).fetchall()

    with pytest.raises(WarehouseError, match=r"too little memory .* Free some and run again"):
        in_bounded_memory(empty, work)
