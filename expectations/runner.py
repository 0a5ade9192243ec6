"""The audit: every check, as SQL on one warehouse file, opened read-only."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from expectations.checks import Check, load_checks
from expectations.results import AuditResult, CheckResult
from warehouse.connection import CATALOG, open_read_only

if TYPE_CHECKING:
    import duckdb

ACROSS = (
    "dim_document"  # the batch that the across checks hang on; their queries name their tables themselves
)


def audit(database: Path, run_id: str, checks: tuple[Check, ...] | None = None) -> AuditResult:
    """Run every check on the warehouse file and say what was found.

    The file is attached read-only to a fresh in-memory database, so nobody may hold it open for writing: checkpoint
    and close it first. Nothing is written, neither to the file nor anywhere else.
    """
    started = time.perf_counter()
    from expectations.gx import import_gx, new_context

    import_gx()
    imported = time.perf_counter()
    results: list[CheckResult] = []
    with closing(open_read_only(database)) as con, _source(con, new_context(), run_id) as source:
        for table, group in _by_table(checks if checks is not None else load_checks()):
            results.extend(_validate(source, table, group))
    done = time.perf_counter()
    seconds = {"import": round(imported - started, 3), "checks": round(done - imported, 3)}
    return AuditResult(run_id=run_id, checks=tuple(results), seconds=seconds)


def _validate(source: Any, table: str, group: list[Check]) -> list[CheckResult]:
    from expectations.gx import validate

    return validate(source, table, group)


def _by_table(checks: tuple[Check, ...]) -> Iterator[tuple[str, list[Check]]]:
    def batch_of(check: Check) -> str:
        return ACROSS if check.sql is not None else check.table

    for table, group in itertools.groupby(sorted(checks, key=batch_of), key=batch_of):
        yield table, list(group)


@contextmanager
def _source(con: duckdb.DuckDBPyConnection, context: Any, run_id: str) -> Iterator[Any]:
    """A Great Expectations data source over the open connection, whose engines are disposed of afterwards."""
    from expectations.dialect import shared

    with shared(con, CATALOG, {"run_id": run_id}) as address:
        source = context.data_sources.add_sql(CATALOG, connection_string=address)
        try:
            yield source
        finally:
            source.get_execution_engine().close()
            source.get_engine().dispose()
            context.data_sources.delete(CATALOG)
