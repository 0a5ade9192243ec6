"""What Prefect's page shows of a run: log lines, a progress bar, the summary, the checks, and where to look further."""

from __future__ import annotations

import time
from typing import Any

from flows.alerts import report_link
from flows.run import Run
from flows.summary import Summary

# A change of the bar is a request to the API.
_EVERY_SECONDS = 2.0


class PagedReporter:
    """Reports to the page of the flow run in whose tasks it is called; a bar for stages that count documents."""

    def __init__(self) -> None:
        self._name, self._done, self._total, self._told = "", 0, 0, 0.0
        self._bar: Any = None

    def stage(self, name: str, total: int | None = None) -> None:
        self._name, self._done, self._total, self._told = name, 0, total or 0, 0.0
        self._bar = None
        if total:
            from prefect.artifacts import create_progress_artifact

            self.note(f"{name}: {total:,} documents")
            self._bar = create_progress_artifact(0.0, "clippings-progress", self._sentence())

    def advance(self, count: int) -> None:
        self._done += count
        over = self._done >= self._total
        if self._bar is None or (not over and time.monotonic() - self._told < _EVERY_SECONDS):
            return
        from prefect.artifacts import update_progress_artifact

        self._told = time.monotonic()
        share = min(1.0, self._done / max(1, self._total))
        update_progress_artifact(self._bar, 100.0 * share, self._sentence())

    def note(self, text: str) -> None:
        from prefect.exceptions import MissingContextError
        from prefect.logging import get_run_logger

        try:
            get_run_logger().info(text)
        except MissingContextError:  # between two runs of one flow
            return

    def _sentence(self) -> str:
        return f"{self._name}: {self._done:,} of {self._total:,} documents"


def leave_artifacts(run: Run, summary: Summary) -> None:
    """Leave the summary, and where there was an audit its checks and the links, with the flow run."""
    from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

    create_markdown_artifact(markdown(run, summary), key="clippings-summary", description=summary.headline)
    if run.checks:
        create_table_artifact(checks_table(run), key="clippings-checks", description=_checks_sentence(run))
        create_link_artifact(report_link(run.settings), "Quality report", key="clippings-report")
        create_link_artifact(run.settings.dashboard, "Dashboards", key="clippings-dashboards")


def markdown(run: Run, summary: Summary) -> str:
    """The summary with its links."""
    links = f"[Quality report]({report_link(run.settings)}) · [Dashboards]({run.settings.dashboard})"
    return f"{summary.markdown()}\n{links}\n"


def checks_table(run: Run) -> list[dict[str, Any]]:
    """One row a check, what failed first, then by table and name."""
    ordered = sorted(run.checks, key=lambda check: (check.passed, check.table, check.name))
    return [
        {
            "check": check.name,
            "table": check.table,
            "severity": check.severity,
            "result": "passed" if check.passed else "failed",
            "failing rows": check.failing_count,
            "what it says": check.sentence,
        }
        for check in ordered
    ]


def _checks_sentence(run: Run) -> str:
    failed = sum(not check.passed for check in run.checks)
    return f"{len(run.checks) - failed} checks passed, {failed} failed"
