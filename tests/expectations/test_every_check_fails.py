"""Every check is seen to fail: one thing is broken in a valid warehouse, and exactly that check reports its
row.

`breaks.yaml` says for each check what to break and which keys it must report. A check without an entry fails
the suite, and so does an entry without a check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from expectations import AuditResult, audit
from expectations.checks import load_checks, row_key
from expectations.rows import bad_rows
from expectations.rows import broken as condition
from expectations.texts import pieces
from warehouse.connection import open_for_writing, open_read_only

HERE = Path(__file__).parent
RUN = "20261101T060000-aaaaaa"
CHECKS = {check.name: check for check in load_checks()}
BREAKS: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "breaks.yaml").read_text(encoding="utf-8"))


def all_at_once() -> str:
    """Every check in one query: (check_name, row_key); the column checks of a table share one scan of it."""
    parts = [
        f"select '{c.name}' as check_name, row_key from ({bad_rows(c)}\n)" for c in CHECKS.values() if c.sql
    ]
    columns = [check for check in CHECKS.values() if not check.sql]
    for table in sorted({check.table for check in columns}):
        here = [check for check in columns if check.table == table]
        cases = ", ".join(f"case when {condition(check)} then '{check.name}' end" for check in here)
        parts.append(
            f"select * from (select unnest([{cases}]) as check_name, {row_key(here[0].key)} as row_key "
            f"from {table}) where check_name is not null"
        )
    return " union all ".join(parts)


def statements(name: str, names: dict[str, str]) -> list[str]:
    """The statements that break one check, with the documents' names replaced by their ids."""
    broken = BREAKS[name]["broken"]
    return [replaced(text, names) for text in ([broken] if isinstance(broken, str) else broken)]


def replaced(text: str, names: dict[str, str]) -> str:
    for word, value in names.items():
        text = text.replace(word, value)
    return text


@pytest.fixture(scope="module")
def writable(valid: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("writable") / "warehouse.duckdb"
    path.write_bytes(valid)
    con = open_for_writing(path)
    con.execute("SET VARIABLE run_id = ?", [RUN])
    # The breaks change texts after the pieces are cut; an audit cuts those of a file that nobody writes.
    con.execute(pieces(held=False).replace("or replace table", "or replace view"))
    con.execute(f"PREPARE checks AS {all_at_once()}")
    yield con
    con.close()


def test_every_check_has_its_break() -> None:
    assert sorted(set(CHECKS) - set(BREAKS)) == [], (
        "these checks were never seen to fail: add them to breaks.yaml"
    )
    assert sorted(set(BREAKS) - set(CHECKS)) == [], "breaks.yaml names checks that are gone"


def expected(name: str, names: dict[str, str]) -> list[tuple[str, str]]:
    """What the break of one check must make all checks together report."""
    return sorted((name, replaced(str(key), names)) for key in BREAKS[name]["keys"])


Reported = list[tuple[str, str]]


@pytest.fixture(scope="module")
def reported(writable: duckdb.DuckDBPyConnection, ids: dict[str, str]) -> dict[str, Reported]:
    """What all checks report of each break.

    Most of the time goes into asking all checks, so six breaks are made at once; where not exactly their six are
    reported (two meet in one row), the halves are made apart, down to each by itself.
    """

    def after(names: list[str]) -> Reported:
        writable.execute("BEGIN")
        try:
            for name in names:
                for statement in statements(name, ids):
                    writable.execute(statement)
            return sorted((check, key or "") for check, key in writable.execute("EXECUTE checks").fetchall())
        except duckdb.Error:
            if len(names) == 1:
                raise
            return []
        finally:
            writable.execute("ROLLBACK")

    def apart(group: list[str]) -> dict[str, Reported]:
        together = after(group)
        if len(group) == 1:
            return {group[0]: together}
        if together == sorted(row for name in group for row in expected(name, ids)):
            return {name: [row for row in together if row[0] == name] for name in group}
        half = len(group) // 2
        return apart(group[:half]) | apart(group[half:])

    names = sorted(set(BREAKS) & set(CHECKS))
    groups = -(-len(names) // 6)
    found: dict[str, Reported] = {}
    for first in range(groups):
        found |= apart(names[first::groups])
    return found


@pytest.mark.parametrize("name", sorted(set(BREAKS) & set(CHECKS)))
def test_one_break_fails_one_check(name: str, reported: dict[str, Reported], ids: dict[str, str]) -> None:
    assert reported[name] == expected(name, ids)


def test_great_expectations_sees_what_the_queries_see(
    broken: Callable[..., Path], ids: dict[str, str]
) -> None:
    """The audit fails every check once, with the rows that its query gives.

    All breaks are made at once; some hide others (a deleted key, a changed text), so those that did not show
    are made again in a warehouse of their own until every check has failed.
    """
    left = list(BREAKS)
    while left:
        path = broken(*(statement for name in left for statement in statements(name, ids)))
        result = audit(path, RUN, tuple(CHECKS[name] for name in left))
        compare(path, result)
        shown = {check.name for check in result.failed}
        assert shown & set(left), f"the audit passes although these are broken: {left}"
        left = [name for name in left if name not in shown]


def compare(path: Path, result: AuditResult) -> None:
    """Each verdict, count and sample of the audit is that of the check's own query."""
    assert [(check.name, check.error) for check in result.checks if check.error] == []
    with closing(open_read_only(path, locked=False)) as con:
        con.execute("SET VARIABLE run_id = ?", [RUN])
        con.execute(pieces(held=False))
        for check in result.checks:
            query = f"select row_key from ({bad_rows(CHECKS[check.name])}\n) order by row_key, sample"
            keys = [key or "" for (key,) in con.execute(query).fetchall()]
            assert check.failing_count == len(keys), check.name
            assert [row.row_key for row in check.sample] == keys[:100], check.name
            assert check.passed == (not keys), check.name
