"""The first gate: batches are held against what they must hold by themselves, before anything is loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from expectations import audit_staged
from expectations.staged import STAGED_TABLES, staged_checks
from warehouse.connection import open_for_writing, open_read_only

RUN = "20261101T060000-aaaaaa"
BREAKS: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "breaks.yaml").read_text(encoding="utf-8")
)
HALVES = {  # which documents of the tiny warehouse each batch holds
    "one": "path in ('one.txt', 'list.txt')",
    "two": "path not in ('one.txt', 'list.txt')",
}


def staged(database: Path, folder: Path) -> list[dict[str, Path]]:
    """The warehouse's rows as two batches of Parquet files."""
    batches = []
    con = open_read_only(database, locked=False)
    for name, condition in HALVES.items():
        batch = {}
        documents = f"select document_id from dim_document where {condition}"
        articles = f"select article_id from fact_article where document_id in ({documents})"
        for table in STAGED_TABLES:
            by_article = table in ("fact_mention", "fact_citation")
            chosen = f"article_id in ({articles})" if by_article else f"document_id in ({documents})"
            batch[table] = folder / f"{name}-{table}.parquet"
            con.execute(f"copy (from {table} where {chosen}) to '{batch[table]}' (format parquet)")
        batches.append(batch)
    con.close()
    return batches


@pytest.fixture(scope="module")
def writable(valid: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("staged") / "warehouse.duckdb"
    path.write_bytes(valid)
    con = open_for_writing(path)
    yield con
    con.close()


def test_good_batches_pass_the_first_gate(broken: Callable[..., Path], tmp_path: Path) -> None:
    result = audit_staged(staged(broken(), tmp_path), RUN)
    assert [(check.name, check.error, check.sample) for check in result.failed] == []
    assert len(result.checks) == len(staged_checks()) >= 30


def test_a_document_of_two_batches_is_held_once(broken: Callable[..., Path], tmp_path: Path) -> None:
    first, second = staged(broken(), tmp_path)
    both = {}
    for (
        table
    ) in STAGED_TABLES:  # the second batch holds the documents of the first again, as a second path of theirs
        both[table] = tmp_path / f"both-{table}.parquet"
        files = f"['{first[table]}', '{second[table]}']"
        duckdb.sql(f"copy (from read_parquet({files})) to '{both[table]}' (format parquet)")
    result = audit_staged([first, both], RUN)
    assert [(check.name, check.sample) for check in result.failed] == []


@pytest.mark.parametrize("name", [check.name for check in staged_checks()])
def test_each_staged_check_is_seen_to_fail(
    name: str, writable: duckdb.DuckDBPyConnection, ids: dict[str, str], tmp_path: Path
) -> None:
    """What breaks a check in the warehouse breaks it, and nothing else, in a batch, with the same keys."""
    broken = BREAKS[name]["broken"]
    batch = {table: tmp_path / f"{table}.parquet" for table in STAGED_TABLES}
    writable.execute("BEGIN")
    try:
        for statement in [broken] if isinstance(broken, str) else broken:
            writable.execute(_with_ids(statement, ids))
        for table, path in batch.items():
            writable.execute(f"copy {table} to '{path}' (format parquet)")
    finally:
        writable.execute("ROLLBACK")
    result = audit_staged([batch], RUN)
    found = {check.name: [row.row_key for row in check.sample] for check in result.failed}
    assert found == {name: [_with_ids(key, ids) for key in BREAKS[name]["keys"]]}
    assert not result.passed


def _with_ids(text: str, ids: dict[str, str]) -> str:
    for word, value in ids.items():
        text = text.replace(word, value)
    return text


def test_the_place_of_a_failing_row_is_shown(broken: Callable[..., Path], tmp_path: Path) -> None:
    path = broken("update fact_mention set raw_start = 0 where mention_id = 'm1'")
    result = audit_staged(staged(path, tmp_path), RUN)
    assert [check.name for check in result.failed] == ["mention_raw_span"]
    assert result.places["m1"].span.startswith("Read more")


def test_no_batches_are_no_failure() -> None:
    assert audit_staged([], RUN).passed


def test_the_gate_does_without_the_library_of_checks(broken: Callable[..., Path], tmp_path: Path) -> None:
    """Great Expectations takes seconds to import, which is more than the gate may cost."""
    import json
    import subprocess
    import sys

    batches = [{table: str(path) for table, path in batch.items()} for batch in staged(broken(), tmp_path)]
    code = (
        "import json, sys; from pathlib import Path; from expectations import audit_staged; "
        "batches = [{t: Path(p) for t, p in b.items()} for b in json.loads(sys.argv[1])]; "
        "assert audit_staged(batches, 'r').passed; print('great_expectations' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", code, json.dumps(batches)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
