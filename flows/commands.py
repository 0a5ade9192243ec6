"""What each command does, once its options are read; the functions return the exit code."""

from __future__ import annotations

import sys
from pathlib import Path

from flows.errors import ClippingsError, DataDirError
from flows.settings import Settings
from warehouse.paths import Paths


def run_command(settings: Settings) -> int:
    """Run once and print the summary; 0 published or unchanged, 1 stopped by the audit."""
    from contextlib import ExitStack

    from flows.embedded_api import embedded_api
    from flows.plan import execute
    from flows.progress import reporter
    from flows.run import prepare
    from flows.summary import print_summary

    with ExitStack() as stack:
        progress = stack.enter_context(reporter())
        run = stack.enter_context(prepare(settings, progress))
        if settings.orchestrate:
            api = stack.enter_context(embedded_api(settings.data_dir))
            progress.stage("start Prefect")
            from flows.orchestration import run_flow

            summary = run_flow(run, api)
        else:
            summary = execute(run)
    print_summary(summary)
    return 1 if summary.status == "audit_failed" else 0


def _published(settings: Settings) -> Path:
    """The published warehouse, or a sentence that says how to get one."""
    path = Paths(settings.data_dir).warehouse
    if not path.exists():
        raise DataDirError(
            f"There is no published warehouse at '{path}'. Run 'clippings run --data-dir {settings.data_dir}' first, "
            "or name the right folder with --data-dir."
        )
    return path


def sql_command(
    settings: Settings, query: str | None, file: Path | None, form: str, limit: int, out: Path | None
) -> int:
    """Answer one query, or open the prompt when none is given."""
    if query and file:
        raise ClippingsError("Give a query or a file, not both: clippings sql -f question.sql")
    if file:
        if not file.is_file():
            raise ClippingsError(f"The query file '{file}' does not exist.")
        query = file.read_text(encoding="utf-8")
    if query is None and not sys.stdin.isatty():
        query = sys.stdin.read()
    path = _published(settings)
    from warehouse import query as queries

    if not query:
        return queries.prompt(path, limit=limit)
    return queries.run(path, query, output=form, limit=limit, out=out)


def report_command(settings: Settings, show: bool) -> int:
    """Print where the report is, and open it in a browser."""
    page = Paths(settings.data_dir).reports / "quality" / "index.html"
    if not page.exists():
        raise DataDirError(
            f"There is no report at '{page}'. Run 'clippings run --data-dir {settings.data_dir}' first."
        )
    print(page)
    if show:
        import webbrowser

        webbrowser.open(page.resolve().as_uri())
    return 0


def dashboard_command(settings: Settings, host: str, port: int, export: Path | None) -> int:
    """Serve the dashboards until stopped, or write them as files."""
    path = _published(settings)
    reports = Paths(settings.data_dir).reports
    if export is not None:
        from dashboards.export import export as export_pages

        export_pages(path, export)
        print(f"Wrote the dashboards to {export}; open {export / 'index.html'} in a browser.")
        return 0
    from dashboards.server import serve

    serve(path, host, port, reports)
    return 0
