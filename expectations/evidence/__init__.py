"""What a reader needs beside the verdicts: the earlier runs of each check, and the raw text around failing
rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.results import CheckResult, Past, Place

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent
RUNS = 30
KEYS_A_CHECK = 20


def history(con: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, tuple[Past, ...]]:
    """The last thirty runs of every check, oldest first, without the run in hand."""
    sql = (HERE / "history.sql").read_text(encoding="utf-8")
    rows = con.execute(sql, {"run_id": run_id, "runs": RUNS}).fetchall()
    return {
        name: tuple(
            Past(run, bool(passed), int(count or 0), observed) for _, run, passed, count, observed in group
        )
        for name, group in groupby(rows, key=lambda row: str(row[0]))
    }


def places(con: duckdb.DuckDBPyConnection, checks: Iterable[CheckResult]) -> dict[str, Place]:
    """The place in the raw text of the first rows of every failed check, by row key; keys of no place are
    left out.
    """
    keys = sorted(
        {row.row_key for check in checks if not check.passed for row in check.sample[:KEYS_A_CHECK]}
    )
    if not keys:
        return {}
    sql = (HERE / "places.sql").read_text(encoding="utf-8")
    return {row[0]: Place(*row) for row in con.execute(sql, {"keys": keys}).fetchall()}
