"""Two invented runs: their checks, one failing row, one document in quarantine, one measured accuracy."""

from __future__ import annotations

from tests.dashboards.rows import Rows


def add_runs(rows: Rows) -> None:
    """Adds both runs and what they left."""
    for run, day in (("run-1", 1), ("run-2", 2)):
        start = f"2024-07-0{day} 06:00:00"
        rows.add(
            "ops.etl_run",
            run_id=run,
            started_at=start,
            finished_at=f"2024-07-0{day} 06:01:30",
            status="published",
            documents_new=20,
            documents_known=0,
            documents_quarantined=1,
            articles=18,
            teasers=2,
            fragments=0,
            mentions=120,
            citations=60,
            relations=4,
            checks_passed=5,
            checks_failed=1,
        )
        _add_results(rows, run, start)
        rows.add(
            "ops.accuracy",
            run_id=run,
            task="citations.footnote",
            precision=0.9,
            recall=0.85,
            f1=0.87,
            ci_low=0.8,
            ci_high=0.93,
            n_gold=40,
        )
    rows.add(
        "ops.quality_failing_row",
        check_name="fact_citation.footnote_resolved",
        row_key="c2-3",
        sample="resolution no_source",
        first_seen_run="run-2",
        last_seen_run="run-2",
    )
    rows.add(
        "ops.quarantine",
        quarantine_id="q1",
        path="broken.txt",
        stage="ingest",
        reason="not_text",
        detail="40 % of the bytes are control characters.",
        sample="<b>PK",
        run_id="run-2",
        status="open",
    )


def _add_results(rows: Rows, run: str, start: str) -> None:
    """Two checks of a run, the second of which fails in the later one."""
    for check, severity, passed, failing in (
        ("fact_mention.span_in_text", "critical", True, 0),
        ("fact_citation.footnote_resolved", "warning", run == "run-1", 0 if run == "run-1" else 20),
    ):
        rows.add(
            "ops.quality_result",
            run_id=run,
            check_name=check,
            table_name=check.split(".")[0],
            severity=severity,
            passed=passed,
            observed=f"{failing} rows",
            failing_count=failing,
            sentence="Every footnote names its source."
            if "foot" in check
            else "Every mention lies inside its text.",
            owner="citations",
            checked_at=start,
        )
