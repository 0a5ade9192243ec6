"""The quality report: one static folder that needs no network."""

from __future__ import annotations

from html import escape
from pathlib import Path

from expectations.results import AuditResult


def write_report(result: AuditResult, folder: Path) -> Path:
    """Write `index.html` into the folder (made where missing) and give its path."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = "".join(
        f"<tr><td>{'passed' if c.passed else 'failed'}</td><td>{escape(c.severity)}</td><td>{escape(c.name)}</td>"
        f"<td>{c.failing_count}</td><td>{escape(c.sentence)}</td><td>{escape(c.owner)}</td>"
        f"<td>{escape(', '.join(row.row_key for row in c.sample[:10]))}</td></tr>"
        for c in (*result.failed, *(c for c in result.checks if c.passed))
    )
    page = folder / "index.html"
    page.write_text(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Quality report</title>"
        "<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui;margin:2rem}td{padding:.2rem .6rem}</style>"
        f"<h1>Quality report</h1><p>Run {escape(result.run_id)}. {escape(result.sentence())}</p>"
        f"<table>{rows}</table></html>",
        encoding="utf-8",
    )
    return page
