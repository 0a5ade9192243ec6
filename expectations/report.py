"""The quality report: Great Expectations' own rendering in our page, one static file that needs no network.

The stock Data Docs load scripts, styles and fonts from ten outside addresses. Here Great Expectations
renders each result to its content blocks, and `pages/quality.html` takes the place of its page, with the
sentence, owner, history and failing rows of every check.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from expectations.results import AuditResult, CheckResult, Past, Place

PAGES = Path(__file__).parent / "pages"
SHOWN_ROWS = 20
FAILING_ROWS = "failing_rows.csv"


def write_report(result: AuditResult, folder: Path, dashboard: str | None = None) -> Path:
    """Write `index.html` and `failing_rows.csv` into the folder (made where missing) and give the page's path.

    The rows are there for runs that publish nothing: those of published runs are in `ops.quality_failing_row`, too.
    Each file is written under another name first, so that a reader never sees half of it. `dashboard` is the address of
    the dashboards, to which failing rows are linked.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / FAILING_ROWS, _failing_rows(result))
    page = folder / "index.html"
    _write(page, render(result, dashboard))
    return page


def _write(path: Path, text: str) -> None:
    draft = path.with_suffix(".new")
    draft.write_text(text, encoding="utf-8", newline="")
    draft.replace(path)


def _failing_rows(result: AuditResult) -> str:
    """The sample of failing rows of every check as CSV: run_id, check_name, severity, row_key, sample."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("run_id", "check_name", "severity", "row_key", "sample"))
    for check in result.failed:
        for row in check.sample:
            rows.writerow((result.run_id, check.name, check.severity, row.row_key, row.sample))
    return out.getvalue()


def render(result: AuditResult, dashboard: str | None = None) -> str:
    """The report as HTML, with links to the articles of the dashboards at this address."""
    from expectations.gx import import_gx

    import_gx()
    from great_expectations.render.components import RenderedDocumentContent

    anchors = {key: f"row-{number}" for number, key in enumerate(result.places, start=1)}
    rows = {check.name: _row(check, result.history.get(check.name, ()), anchors) for check in result.checks}
    failed = [rows[check.name] for check in result.failed]
    document = RenderedDocumentContent(
        sections=[], renderer_type="ValidationResultsPageRenderer", page_title="Data quality"
    )
    text: str = _view().render(
        document,
        run_id=result.run_id,
        audited_at=result.audited_at and f"{result.audited_at:%Y-%m-%d %H:%M}",
        verdict=failed[0]["severity"] if failed else "passed",
        sentence=result.sentence(),
        audited_by=result.audited_by,
        numbers=_numbers(result),
        failed=failed,
        places=[_place(place, anchors[key], dashboard) for key, place in result.places.items()],
        published=result.passed,
        failing_rows=FAILING_ROWS if failed else None,
        sections=_sections(rows.values()),
        style=(PAGES / "quality.css").read_text(encoding="utf-8"),
    )
    return text


def _view() -> Any:
    """Great Expectations' page view with our pages in front of its own."""
    from great_expectations.render.view.view import DefaultJinjaPageView
    from jinja2 import ChoiceLoader, FileSystemLoader

    class QualityPageView(DefaultJinjaPageView):
        _template = "quality.html"

    view: Any = QualityPageView(custom_views_directory=str(PAGES))
    # Great Expectations looks into its own folder first, where names could come to clash with ours.
    view.env.loader = ChoiceLoader([FileSystemLoader(str(PAGES)), *view.env.loader.loaders])
    return view


def _numbers(result: AuditResult) -> list[tuple[str, str]]:
    failed = result.failed
    critical = sum(check.severity == "critical" for check in failed)
    counts = (
        ("checks", len(result.checks)),
        ("passed", len(result.checks) - len(failed)),
        ("critical failed", critical),
        ("warnings", len(failed) - critical),
        ("failing rows", sum(check.failing_count for check in failed)),
    )
    numbers = [(label, f"{number:,}") for label, number in counts]
    return [*numbers, ("seconds", f"{result.seconds.get('checks', 0):.1f}")]


def _row(check: CheckResult, past: tuple[Past, ...], anchors: dict[str, str]) -> dict[str, Any]:
    failures = sum(not run.passed for run in past)
    return {
        "name": check.name,
        "table": check.table,
        "severity": check.severity,
        "owner": check.owner,
        "sentence": check.sentence,
        "passed": check.passed,
        "failing_count": f"{check.failing_count:,}",
        "count": "1 row" if check.failing_count == 1 else f"{check.failing_count:,} rows",
        "observed": None if check.observed is None else f"{check.observed:.4g}",
        "error": check.error,
        "sample": [
            {"row_key": row.row_key, "sample": row.sample, "place": anchors.get(row.row_key)}
            for row in check.sample[:SHOWN_ROWS]
        ],
        "more": max(check.failing_count - SHOWN_ROWS, 0),
        "past": past,
        "past_label": f"failed in {failures} of the last {len(past)} runs",
        "line": _line(past),
        "expectation": _expectation(check),
    }


def _line(past: tuple[Past, ...]) -> str | None:
    """The points of a trend's line in a box of 7 by 18 pixels a run, oldest left; None where nothing was
    measured.
    """
    values = [(number, float(run.observed)) for number, run in enumerate(past) if run.observed]
    if len(values) < 2:
        return None
    low, high = min(value for _, value in values), max(value for _, value in values)
    scale = 14 / (high - low) if high > low else 0
    return " ".join(f"{number * 7 + 3},{16 - (value - low) * scale:.1f}" for number, value in values)


def _expectation(check: CheckResult) -> dict[str, Any] | None:
    """What Great Expectations says it checked, as one of its content blocks."""
    if check.gx is None:
        return None
    from great_expectations.render.renderer.content_block.validation_results_table_content_block import (
        ValidationResultsTableContentBlockRenderer,
    )

    block: Any = ValidationResultsTableContentBlockRenderer.render([check.gx])
    cell: Any = block.to_json_dict()["table"][0][1] if block is not None else None
    found: dict[str, Any] | None = cell[0] if isinstance(cell, list) else cell
    return found


def _place(place: Place, anchor: str, dashboard: str | None) -> dict[str, Any]:
    fact = place.row_key if place.kind != "article" else place.article_id
    return {
        "anchor": anchor,
        "link": f"{dashboard.rstrip('/')}/article/{place.article_id}"
        if dashboard and place.article_id
        else None,
        "trace": f"clippings trace {place.kind} {fact}" if fact else None,
        **{name: getattr(place, name) for name in place.__slots__},
    }


def _sections(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The checks by table, failed ones first inside each."""
    sections = []
    ordered = sorted(rows, key=lambda row: (row["table"], row["passed"], row["name"]))
    for table, group in groupby(ordered, key=lambda row: row["table"]):
        members = list(group)
        failed = sum(not row["passed"] for row in members)
        note = f"{failed} of {len(members)} failed" if failed else f"all {len(members)} passed"
        sections.append({"table": table, "rows": members, "note": note})
    return sections
