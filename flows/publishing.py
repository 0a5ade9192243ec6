"""The end of a run: the audit of the candidate, its record, and the rename that publishes it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import duckdb
import polars as pl

from flows import staging
from flows.run import Run
from flows.stopping import heed_later
from warehouse import records
from warehouse.connection import close_written
from warehouse.diff import diff, render
from warehouse.errors import storage_errors
from warehouse.publish import publish as publish_candidate
from warehouse.publish import reopen_candidate, working_on, write_out

if TYPE_CHECKING:
    from expectations.results import AuditResult


def compare(run: Run) -> None:
    """What the candidate would change in the publication, for people, before anything is published."""
    run.summary.differences = render(diff(run.paths.warehouse, run.candidate))


def audit(run: Run) -> AuditResult:
    """Run every check on the candidate in the waiting process; the report is written there, too."""
    write_out(run.candidate)  # while the checks run
    with storage_errors("audit", run.candidate):
        result = run.auditor.audit(run.candidate, run.run_id, run.report, run.settings.dashboard)
    failed = [check for check in result.failed if check.severity == "critical"]
    warned = [check for check in result.failed if check.severity != "critical"]
    run.summary.checks = {"passed": len(result.checks) - len(failed) - len(warned), "warned": len(warned)}
    run.summary.checks["failed"] = len(failed)
    run.summary.failed_checks = [check.name for check in failed]
    run.summary.report = run.report / "index.html"
    if run.paths.warehouse.exists():
        run.summary.bytes = run.paths.warehouse.stat().st_size
    return result


def publish(run: Run, result: AuditResult) -> None:
    """Record the run and its checks in the candidate and make it the publication in one rename."""
    with working_on(reopen_candidate(run.paths, run.run_id)) as con:
        _record_checks(run, con, result)
        records.record_audited(con, run.run_id, _audited(result))
        told = ("new", "known", "quarantined", "missing")
        counts = {f"documents_{name}": run.summary.documents.get(name, 0) for name in told}
        counts |= records.run_counts(con, run.run_id)
        counts["relations"] = sum(run.summary.duplicates.values())
        counts["checks_passed"] = run.summary.checks["passed"]
        counts["checks_failed"] = len(result.failed)
        records.finish_run(con, run.run_id, datetime.now(UTC), counts, run.summary.seconds)
        close_written(con)
    publish_candidate(run.paths, run.run_id, run.settings.keep_snapshots, heed_later)
    staging.clear(run.paths.staging)
    run.summary.bytes = run.paths.warehouse.stat().st_size


def _record_checks(run: Run, con: duckdb.DuckDBPyConnection, result: AuditResult) -> None:
    results = [
        (c.name, c.table, c.severity, c.passed, _text(c.observed), c.failing_count, c.sentence, c.owner)
        for c in result.checks
    ]
    failing = [(c.name, row.row_key, row.sample) for c in result.checks if not c.passed for row in c.sample]
    text = pl.String
    records.record_quality(
        con,
        run.run_id,
        pl.DataFrame(
            results,
            schema={
                "check_name": text,
                "table_name": text,
                "severity": text,
                "passed": pl.Boolean,
                "observed": text,
                "failing_count": pl.Int64,
                "sentence": text,
                "owner": text,
            },
            orient="row",
        ),
        pl.DataFrame(failing, schema={"check_name": text, "row_key": text, "sample": text}, orient="row"),
        datetime.now(UTC),
    )


def _audited(result: AuditResult) -> pl.DataFrame:
    rows = [(one.table, one.row_count, one.fingerprint, one.rules) for one in result.audited_rows]
    schema = {"table_name": pl.String, "row_count": pl.Int64, "fingerprint": pl.String, "rules": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _text(value: float | None) -> str | None:
    return None if value is None else f"{value:g}"
