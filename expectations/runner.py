"""The audit: every check, as SQL on one warehouse file, opened read-only."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from expectations import evidence
from expectations.ahead import ROWS_OF_ONE_CORE, run_ahead
from expectations.checks import Check, load_checks
from expectations.results import AuditResult, CheckResult, failing_rows
from expectations.rows import bad_rows, bounded
from expectations.texts import known_texts, lay_out
from warehouse.connection import CATALOG, open_read_only, quoted
from warehouse.memory import allowed_memory, bound_memory, free_memory
from warehouse.paths import Paths

_OUT_OF_MEMORY = "OutOfMemoryException"
ACROSS = "dim_document"  # the batch that queries for bad rows hang on; they name their tables themselves


def audit(database: Path, run_id: str, checks: tuple[Check, ...] | None = None) -> AuditResult:
    """Run every check on the warehouse file and say what was found.

    The file is attached read-only to a fresh in-memory database, so nobody may hold it open for writing:
    checkpoint and close it first. Nothing is written to it; what does not fit into
    bounded memory lies in the data directory while it is needed. `run_id` names the run that loaded the file:
    trends measure its rows against the runs before it.
    """
    checks = load_checks() if checks is None else checks
    with closing(open_read_only(database, locked=False)) as con:
        con.execute(f"SET temp_directory = {quoted(Paths(database.parent).spill)}").fetchall()
        most = allowed_memory(con)
        with suppress(duckdb.OutOfMemoryException):
            bound_memory(con)
            found = _audited(con, database, run_id, checks, most)
            if not any(_OUT_OF_MEMORY in (check.error or "") for check in found.checks):
                return found
        free_memory(con, most)
        return _audited(con, database, run_id, checks, most)


def _audited(
    con: duckdb.DuckDBPyConnection, database: Path, run_id: str, checks: tuple[Check, ...], most: int
) -> AuditResult:
    started = time.perf_counter()
    texts = known_texts(con, run_id, checks)
    lay_out(con, run_id, database.stat().st_size, texts, most)
    read = time.perf_counter() - started
    found = _audit(con, run_id, checks)
    return replace(
        found,
        seconds={"texts": round(read, 3), **found.seconds},
        audited_by=texts.audited_by,
        audited_rows=texts.good(found.checks, checks),
    )


def _audit(con: duckdb.DuckDBPyConnection, run_id: str, checks: tuple[Check, ...]) -> AuditResult:
    started = time.perf_counter()
    from expectations.gx import assets_of, import_gx, new_context, validate

    import_gx()
    imported = time.perf_counter()
    results: list[CheckResult] = []
    batches = dict(_by_table(checks))
    with _source(con, new_context(), run_id, assets_of(batches), _known_queries(con, checks)) as source:
        for table, group in batches.items():
            results.extend(validate(source, table, group))
    checked = time.perf_counter()
    results = _completed(con, run_id, checks, results)
    past, places = evidence.history(con, run_id), evidence.places(con, results)
    done = time.perf_counter()
    steps = (("import", started, imported), ("checks", imported, checked), ("evidence", checked, done))
    return AuditResult(
        run_id=run_id,
        checks=tuple(results),
        seconds={name: round(end - start, 3) for name, start, end in steps},
        history=past,
        places=places,
        audited_at=datetime.now(UTC),
    )


def _known_queries(con: duckdb.DuckDBPyConnection, checks: tuple[Check, ...]) -> list[str]:
    """The queries to run ahead of Great Expectations: those that have one core only, for want of rows."""
    rows = con.execute("select count(*) from fact_article").fetchall()[0][0]
    if rows > ROWS_OF_ONE_CORE:
        return []
    return [bounded(check.sql) for check in checks if check.sql is not None]


def _by_table(checks: tuple[Check, ...]) -> Iterator[tuple[str, list[Check]]]:
    def batch_of(check: Check) -> str:
        return ACROSS if check.sql is not None else check.table

    # The queries come last: they run ahead while Great Expectations prepares and asks the other batches.
    ordered = sorted(checks, key=lambda check: (batch_of(check) == ACROSS, batch_of(check)))
    for table, group in itertools.groupby(ordered, key=batch_of):
        yield table, list(group)


def _completed(
    con: duckdb.DuckDBPyConnection, run_id: str, checks: tuple[Check, ...], results: list[CheckResult]
) -> list[CheckResult]:
    """The results in the order of the checks: column checks that failed with their rows, trends with their
    number.
    """
    found = {result.name: result for result in results}
    con.execute("SET VARIABLE run_id = ?", [run_id])
    for check in checks:
        result = found[check.name]
        if result.error is not None:
            continue
        if check.metric is not None:
            rows = con.execute(check.metric).fetchall()
            value = rows[0][0] if rows else None
            found[check.name] = replace(result, observed=None if value is None else float(value))
        elif check.sql is None and not result.passed:
            rows = con.execute(bounded(bad_rows(check))).fetchall()
            total = rows[0][2] if rows else 0
            sample = failing_rows((key, sample) for key, sample, _ in rows)
            found[check.name] = replace(result, failing_count=total, sample=sample)
    return [found[check.name] for check in checks]


@contextmanager
def _source(
    con: duckdb.DuckDBPyConnection,
    context: Any,
    run_id: str,
    assets: list[dict[str, Any]],
    queries: list[str],
) -> Iterator[Any]:
    """A Great Expectations data source over the open connection, whose engines are disposed of afterwards."""
    from expectations.dialect import shared

    def connect() -> duckdb.DuckDBPyConnection:
        cursor = con.cursor()
        cursor.execute(f"USE {CATALOG}")
        cursor.execute("SET VARIABLE run_id = ?", [run_id])
        return cursor

    with run_ahead(connect, queries) as ahead, shared(connect, ahead) as address:
        source = context.data_sources.add_sql(CATALOG, connection_string=address, assets=assets)
        try:
            yield source
        finally:
            source.get_execution_engine().close()
            source.get_engine().dispose()
            context.data_sources.delete(CATALOG)
