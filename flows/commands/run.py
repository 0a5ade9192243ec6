"""`clippings run`: one run, from landing to publication."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import (
    BatchSize,
    DaskAddress,
    DataDir,
    Day,
    Engine,
    FirstDay,
    LastDay,
    RegistryFiles,
    SharedDir,
    Source,
    Workers,
    published,
    settings_of,
)
from flows.errors import LandingError, SettingsError
from flows.stopping import heed_again, heed_no_more, stoppable

Orchestrate = Annotated[
    bool | None,
    typer.Option("--orchestration/--no-orchestration", help="Run under Prefect, or as plain calls."),
]

if TYPE_CHECKING:
    from datetime import date

    from flows.settings import Settings
    from flows.summary import Summary


def run(
    source: Source = None,
    data_dir: DataDir = None,
    registry: RegistryFiles = None,
    workers: Workers = None,
    batch_size: BatchSize = None,
    engine: Engine = None,
    dask_address: DaskAddress = None,
    shared_dir: SharedDir = None,
    orchestrate: Orchestrate = None,
    day: Day = None,
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
            engine=engine,
            dask_address=dask_address,
            shared_dir=shared_dir,
            orchestrate=orchestrate,
        ),
        day,
    )
    print_summary(summary)
    raise typer.Exit(1 if summary.status == "audit_failed" else 0)


def backfill(
    first: FirstDay,
    last: LastDay,
    source: Source = None,
    data_dir: DataDir = None,
    registry: RegistryFiles = None,
    workers: Workers = None,
    batch_size: BatchSize = None,
    engine: Engine = None,
    dask_address: DaskAddress = None,
    shared_dir: SharedDir = None,
    orchestrate: Orchestrate = None,
) -> None:
    """Run every day of the range that has a partition in landing, oldest first; days that are done are skipped.

    Stops at the first day whose audit fails. Started again, it goes on where it was.
    """
    from flows.ingest import partitions
    from flows.summary import print_summary

    settings = settings_of(
        source=source,
        data_dir=data_dir,
        registry=registry,
        workers=workers,
        batch_size=batch_size,
        engine=engine,
        dask_address=dask_address,
        shared_dir=shared_dir,
        orchestrate=orchestrate,
    )
    if last < first:
        raise SettingsError(f"--from {first} is after --to {last}. Swap them.")
    days = partitions(settings.source, first, last)
    if not days:
        raise LandingError(
            f"The landing folder '{settings.source}' has no partition (YYYY-MM-DD/ or dt=YYYY-MM-DD/) "
            f"from {first} to {last}."
        )
    with closing(run_each(settings, days)) as runs:
        for number, (day, summary) in enumerate(zip(days, runs, strict=False), start=1):
            print(f"{day} ({number} of {len(days)})")
            print_summary(summary)
            if summary.status == "audit_failed":
                raise typer.Exit(1)
        heed_no_more()


def rebuild(
    data_dir: DataDir = None,
    registry: RegistryFiles = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what is up to date.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change and stop.")] = False,
    workers: Workers = None,
) -> None:
    """Extract again from the raw text in the warehouse what another version of code or registry extracted.

    Before publishing it shows the facts added, removed and changed. Runs as plain calls, without Prefect.
    """
    from flows.alerts import telling_errors
    from flows.plan import execute_rebuild
    from flows.progress import reporter
    from flows.run import prepare
    from flows.summary import print_summary

    settings = settings_of(data_dir=data_dir, registry=registry, workers=workers)
    published(settings)
    with (
        telling_errors(settings),
        stoppable(),
        reporter() as progress,
        prepare(settings, progress, needs_source=False) as prepared,
    ):
        summary = execute_rebuild(prepared, everything=everything, dry_run=dry_run)
        heed_no_more()
    print_summary(summary)
    raise typer.Exit(1 if summary.status == "audit_failed" else 0)


def run_once(settings: Settings, logical_date: date | None = None) -> Summary:
    """One run with these settings, under Prefect unless they say otherwise."""
    with closing(run_each(settings, [logical_date])) as runs:
        summary = next(runs)
        heed_no_more()  # how it ended stands, whatever comes while servers and processes are ended
        return summary


def run_each(settings: Settings, days: Sequence[date | None]) -> Generator[Summary]:
    """One run a day, one after the other, under one Prefect API and one audit process.

    Stops after a run that the audit stopped.

    Raises Stopped when somebody stops it (Ctrl-C, SIGTERM): the publication is as the last finished run left it.
    """
    from flows.alerts import telling_errors
    from flows.audit import Auditor
    from flows.embedded_api import embedded_api
    from flows.ingest import check_source
    from flows.plan import execute
    from flows.progress import reporter
    from flows.run import prepare

    check_source(settings.source)
    with telling_errors(settings), stoppable(), ExitStack() as outer:
        api, auditor = None, Auditor()
        outer.callback(auditor.stop)
        auditor.stand_by()
        for day in days:
            heed_again()
            with ExitStack() as stack:
                progress = stack.enter_context(reporter())
                run = stack.enter_context(prepare(settings, progress, day, auditor))
                if settings.orchestrate:
                    progress.stage("start Prefect")
                    if api is None:
                        api = outer.enter_context(embedded_api(settings.data_dir))
                    from flows.orchestration import run_flow

                    summary = run_flow(run, api)
                else:
                    summary = execute(run)
            yield summary
            if summary.status == "audit_failed":
                return
