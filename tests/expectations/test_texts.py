"""Texts of earlier runs are read again only where something about them, or about the checks, has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from expectations import audit
from expectations.checks import Check, load_checks
from expectations.rows import bad_rows
from expectations.texts import FINGERPRINTS, known_texts, lay_out, reads_texts
from warehouse.connection import close_written, open_for_writing, open_read_only
from warehouse.memory import allowed_memory

HERE = Path(__file__).parent
RUN, NEXT, EARLIER = "20261101T060000-aaaaaa", "20261102T060000-bbbbbb", "20261031T060000-cccccc"
CHECKS = load_checks()
READING = [check for check in CHECKS if reads_texts(check)]
BREAKS: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "breaks.yaml").read_text(encoding="utf-8"))


def breaking(check: Check, ids: dict[str, str]) -> list[str]:
    broken = BREAKS[check.name]["broken"]
    texts = [broken] if isinstance(broken, str) else broken
    for word, value in ids.items():
        texts = [text.replace(word, value) for text in texts]
    return texts


@pytest.fixture
def open_file(valid: bytes, tmp_path: Path) -> Iterator[Callable[..., duckdb.DuckDBPyConnection]]:
    """`open_file(*statements)`: the valid warehouse with these changes, attached as an audit attaches it."""
    opened: list[duckdb.DuckDBPyConnection] = []

    def run(*statements: str) -> duckdb.DuckDBPyConnection:
        path = tmp_path / f"{len(opened)}.duckdb"
        path.write_bytes(valid)
        con = open_for_writing(path)
        for statement in statements:
            con.execute(statement)
        close_written(con)
        opened.append(open_read_only(path, locked=False))
        return opened[-1]

    yield run
    for con in opened:
        con.close()


def recorded(con: duckdb.DuckDBPyConnection, run_id: str, of_run: str) -> str:
    """The statement that records the rows of runs before `run_id` as audited by `of_run`."""
    rules = known_texts(con, run_id, CHECKS).rules
    found = con.execute(FINGERPRINTS.read_text(encoding="utf-8")).fetchall()
    rows = ", ".join(
        f"('{name}', {count - brought}, '{number - of_brought}', '{rules}', '{of_run}')"
        for name, count, number, brought, of_brought in found
    )
    return f"insert into ops.audited_rows values {rows}"


def test_a_second_run_relies_on_the_audit_of_the_first(broken: Callable[..., Path]) -> None:
    first = audit(broken(), RUN)
    assert (first.audited_by, len(first.audited_rows)) == (None, 6)
    values = ", ".join(
        f"('{one.table}', {one.row_count}, '{one.fingerprint}', '{one.rules}', '{RUN}')"
        for one in first.audited_rows
    )
    second = audit(broken(f"insert into ops.audited_rows values {values}"), NEXT)
    assert second.audited_by == RUN
    assert second.audited_rows == first.audited_rows
    assert second.passed


def test_a_fault_in_a_text_leaves_nothing_to_rely_on(broken: Callable[..., Path]) -> None:
    found = audit(broken("update main.fact_mention set surface = 'Ada Quilt' where mention_id = 'm1'"), RUN)
    assert "mention_round_trip" in {check.name for check in found.failed}
    assert found.audited_rows == ()


@pytest.fixture(scope="module")
def audited(valid: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The valid warehouse, open for changes, all of its texts audited."""
    path = tmp_path_factory.mktemp("audited") / "warehouse.duckdb"
    path.write_bytes(valid)
    con = open_for_writing(path)
    con.execute(recorded(con, NEXT, RUN))
    yield con
    con.close()


@pytest.mark.parametrize("check", READING, ids=lambda check: check.name)
def test_whatever_breaks_a_check_of_texts_in_an_earlier_run_has_all_texts_read(
    check: Check, audited: duckdb.DuckDBPyConnection, ids: dict[str, str]
) -> None:
    assert known_texts(audited, NEXT, CHECKS).audited_by == RUN
    audited.execute("BEGIN")
    try:
        for statement in breaking(check, ids):
            audited.execute(statement)
        assert known_texts(audited, NEXT, CHECKS).audited_by is None
    finally:
        audited.execute("ROLLBACK")


@pytest.mark.parametrize("check", READING, ids=lambda check: check.name)
def test_a_break_in_what_this_run_brought_is_found_where_only_that_is_read(
    check: Check, open_file: Callable[..., duckdb.DuckDBPyConnection], ids: dict[str, str]
) -> None:
    own = ", ".join(f"'{ids[name]}'" for name in ("{DOC}", "{COPY}", "{LIST}"))
    crowd = f"update main.dim_document set first_run_id = '{EARLIER}' where document_id not in ({own})"
    record = recorded(open_file(crowd), RUN, EARLIER)
    con = open_file(crowd, record, *breaking(check, ids))
    texts = known_texts(con, RUN, CHECKS)
    assert texts.audited_by == EARLIER
    lay_out(con, RUN, 1_000_000, texts, allowed_memory(con))
    keys = [key or "" for (key,) in con.execute(f"select row_key from ({bad_rows(check)}\n)").fetchall()]
    expected = [str(key) for key in BREAKS[check.name]["keys"]]
    for word, value in ids.items():
        expected = [key.replace(word, value) for key in expected]
    assert sorted(keys) == sorted(expected)
    asked = con.execute("select count(*) from memory.main.asked_document").fetchall()[0][0]
    assert asked == 3


@pytest.mark.parametrize(
    "change",
    [
        "delete from ops.audited_rows where table_name = 'fact_citation'",
        "update ops.audited_rows set row_count = row_count + 1 where table_name = 'fact_mention'",
        "update ops.audited_rows set fingerprint = '1' where table_name = 'document_text'",
        "update ops.audited_rows set rules = 'others' where table_name = 'document_text'",
        # swapped surfaces leave all counts as they are
        """update main.fact_mention set surface = (select m.surface from main.fact_mention as m
           where m.mention_id = if(fact_mention.mention_id = 'm1', 'm2', 'm1'))
           where mention_id in ('m1', 'm2')""",
    ],
)
def test_other_sums_have_all_texts_read(change: str, audited: duckdb.DuckDBPyConnection) -> None:
    audited.execute("BEGIN")
    try:
        audited.execute(change)
        assert known_texts(audited, NEXT, CHECKS).audited_by is None
    finally:
        audited.execute("ROLLBACK")


def test_other_checks_have_all_texts_read(audited: duckdb.DuckDBPyConnection) -> None:
    fewer = [check for check in CHECKS if check is not READING[0]]
    assert known_texts(audited, NEXT, fewer).audited_by is None
