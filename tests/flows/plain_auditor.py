"""The audit of tests whose subject is another: every check, and no report."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from expectations.checks import load_checks
from expectations.results import AuditResult, CheckResult
from expectations.rows import bad_rows, bounded
from expectations.texts import pieces
from flows.audit import InProcessAuditor
from warehouse.connection import open_read_only


class PlainAuditor(InProcessAuditor):
    """Every check of the audit as its query, without the report and the library, which cost more than a small run."""

    def audit(self, database: Path, run_id: str, *_report: object) -> AuditResult:
        """Ask every check for its bad rows."""
        with closing(open_read_only(database, locked=False)) as con:
            con.execute(pieces(held=True))
            con.execute("SET VARIABLE run_id = ?", [run_id])
            results = []
            for check in load_checks():
                bad = len(con.execute(bounded(bad_rows(check))).fetchall())
                about = (check.name, check.table, check.severity, not bad, bad, check.sentence, check.owner)
                results.append(CheckResult(*about))
        return AuditResult(run_id=run_id, checks=tuple(results))
