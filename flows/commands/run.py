"""`clippings run`: one run, from landing to publication."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import DataDir, RegistryFiles, Source, settings_of

if TYPE_CHECKING:
    from flows.settings import Settings
    from flows.summary import Summary


def run(
    source: Source = None,
    data_dir: DataDir = None,
    registry: RegistryFiles = None,
    workers: Annotated[int | None, typer.Option(help="Worker processes; 0 means one a core.")] = None,
    batch_size: Annotated[int | None, typer.Option(help="Documents in one batch.")] = None,
    orchestrate: Annotated[
        bool | None,
        typer.Option("--orchestration/--no-orchestration", help="Run under Prefect, or as plain calls."),
    ] = None,
) -> None:
    """Take in the new texts of the landing folder, audit the result and publish it.

    Exit code 0: published (or nothing new); 1: the audit stopped the publication; 2: bad usage or configuration.
    """
    from flows.summary import print_summary

    summary = run_once(
        settings_of(
            source=source,
            data_dir=data_dir,
            registry=registry,
            workers=workers,
            batch_size=batch_size,
            orchestrate=orchestrate,
        )
    )
    print_summary(summary)
    raise typer.Exit(1 if summary.status == "audit_failed" else 0)


def run_once(settings: Settings) -> Summary:
    """One run with these settings, under Prefect unless they say otherwise."""
    from flows.embedded_api import embedded_api
    from flows.ingest import check_source
    from flows.plan import execute
    from flows.progress import reporter
    from flows.run import prepare

    check_source(settings.source)
    with ExitStack() as stack:
        progress = stack.enter_context(reporter())
        run = stack.enter_context(prepare(settings, progress))
        if not settings.orchestrate:
            return execute(run)
        progress.stage("start Prefect")
        api = stack.enter_context(embedded_api(settings.data_dir))
        from flows.orchestration import run_flow

        return run_flow(run, api)
