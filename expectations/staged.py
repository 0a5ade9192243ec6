"""The first gate: staged batches as plain SQL on their Parquet files, before anything is loaded.

No Great Expectations here: the gate has to cost less than a hundredth of a run. One scan of a table answers all its
column checks, and only a table in which something is wrong is asked which rows. What needs the texts is left to the
second gate, which reads them once, for every row of the candidate.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from expectations import evidence
from expectations.checks import HERE, Check, CheckError, load_checks
from expectations.results import AuditResult, CheckResult, failing_rows
from expectations.rows import bad_rows, bounded, broken
from warehouse.connection import CATALOG, open_memory

if TYPE_CHECKING:
    import duckdb

STAGED_TABLES = (
    "dim_document",
    "document_text",
    "document_edit",
    "fact_article",
    "fact_mention",
    "fact_citation",
    "fact_furniture",
)


def audit_staged(batches: Sequence[Mapping[str, Path]], run_id: str) -> AuditResult:
    """Run the checks that need no other batch (`staged.yaml`) on batches before they are loaded.

    A batch names the Parquet file of each of its tables. The files are read in place, nothing is copied. A check whose
    table no batch holds is left out. A document that several batches hold (the same bytes under two paths) is read from
    the first of them, as the load will do.
    """
    # Here, because they import Polars, which the audit process does without.
    from warehouse.load import LOADED_KEYS
    from warehouse.staged import find_copies, plain_source, without_copies

    started = time.perf_counter()
    with closing(open_memory()) as con:
        con.execute(f"ATTACH ':memory:' AS {CATALOG}")
        con.execute(f"USE {CATALOG}")
        copies = find_copies(con, batches, LOADED_KEYS)
        for table in STAGED_TABLES:
            files = [batch[table] for batch in batches if table in batch]
            if files:
                source = without_copies(files, LOADED_KEYS[table]) if copies else plain_source(files)
                con.execute(f"CREATE TEMP VIEW {table} AS FROM {source}")
        results = list(_results(con, staged_checks())) if batches else []
        places = evidence.places(con, results)
    return AuditResult(
        run_id=run_id,
        checks=tuple(results),
        seconds={"checks": round(time.perf_counter() - started, 3)},
        places=places,
        audited_at=datetime.now(UTC),
    )


def staged_checks(folder: Path = HERE) -> tuple[Check, ...]:
    """The checks that one batch can be held against by itself, without reading its texts."""
    wanted = set(yaml.safe_load((folder / "staged.yaml").read_text(encoding="utf-8"))["checks"])
    found = tuple(check for check in load_checks(folder) if check.name in wanted)
    if unknown := wanted - {check.name for check in found}:
        raise CheckError(f"staged.yaml names checks that do not exist: {', '.join(sorted(unknown))}")
    return found


def _results(con: duckdb.DuckDBPyConnection, checks: tuple[Check, ...]) -> Iterator[CheckResult]:
    for table, group in groupby(checks, key=lambda check: check.table):
        members = list(group)
        clean = _clean(con, table, [check for check in members if check.sql is None])
        for check in members:
            rows = [] if check.name in clean else con.execute(bounded(bad_rows(check))).fetchall()
            yield CheckResult(
                name=check.name,
                table=check.table,
                severity=check.severity,
                passed=not rows,
                failing_count=rows[0][2] if rows else 0,
                sentence=check.sentence,
                owner=check.owner,
                sample=failing_rows((key, sample) for key, sample, _ in rows),
            )


def _clean(con: duckdb.DuckDBPyConnection, table: str, checks: list[Check]) -> set[str]:
    """The names of the column checks that no row of the table breaks."""
    if not checks:
        return set()
    counts = ", ".join(f"count(*) filter ({broken(check)})" for check in checks)
    found = con.execute(f"select {counts} from {table}").fetchall()[0]
    return {check.name for check, count in zip(checks, found, strict=True) if not count}
