"""The flows that a Prefect server runs on a schedule: `clippings`, `backfill` and `rebuild`, their parameters typed.

Prefect's form shows each parameter with its description, default and example, and refuses a bad value before a run is
made. A parameter left at its default is taken from `clippings.toml` and the environment of the worker.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from prefect import flow, runtime
from pydantic import AfterValidator, Field

from flows import alerts
from flows.catchup import due_days
from flows.errors import LandingError, SettingsError
from flows.ingest import partitions
from flows.orchestration import FLOW, Plan, final_state, run_plan
from flows.plan import execute, execute_rebuild
from flows.run import prepare
from flows.settings import Settings, load_settings

# How long a scheduled run waits for another one on the same data directory before it gives up, in seconds.
LOCK_SECONDS = 600.0
# A run that starts later than this after its time is told of as late.
LATE = timedelta(minutes=15)


def _check_day(text: str) -> str:
    if text:
        date.fromisoformat(text)
    return text


def _check_zone(text: str) -> str:
    if text not in available_timezones():
        raise ValueError(f"'{text}' is no time zone; write it as Europe/Berlin or UTC")
    return text


_DAY = r"\d{4}-\d{2}-\d{2}"
Day = Annotated[str, Field(pattern=f"^{_DAY}$", examples=["2026-11-21"]), AfterValidator(_check_day)]
DayOrNone = Annotated[str, Field(pattern=f"^({_DAY})?$", examples=["2026-11-21"]), AfterValidator(_check_day)]
Zone = Annotated[str, Field(min_length=1, examples=["Europe/Berlin"]), AfterValidator(_check_zone)]
Folder = Annotated[Path, Field(examples=["/srv/clippings/landing"])]
Registries = Annotated[tuple[Path, ...], Field(examples=[["registry.yaml"]])]
Workers = Annotated[int, Field(ge=0, le=256, examples=[2])]
BatchSize = Annotated[int, Field(ge=1, le=100_000, examples=[10_000])]
Address = Annotated[str, Field(pattern="^([a-z]+://.+)?$", examples=["tcp://scheduler:8786"])]
Engine = Literal["local", "dask"]


@flow(name=FLOW)
def clippings(
    source: Folder = Path("landing"),
    data_dir: Folder = Path("data"),
    registry: Registries = (),
    day: DayOrNone = "",
    catchup: bool = False,
    timezone: Zone = "UTC",
    workers: Workers = 0,
    batch_size: BatchSize = 2000,
    engine: Engine = "local",
    dask_address: Address = "",
    shared_dir: str = "",
) -> Any:
    """Take in the new texts of the landing folder, audit the result and publish it.

    Args:
        source: Folder with the raw texts (the landing folder), as the worker sees it.
        data_dir: Folder of the warehouse, its snapshots and reports, as the worker sees it.
        registry: Registry files (YAML) with your entities and sources.
        day: Only this day's partition of the landing folder, as YYYY-MM-DD; empty for the whole folder.
        catchup: Run every day's partition that no earlier run has taken in, oldest first, each published by itself.
        timezone: Time zone that says which day it is, for catchup.
        workers: Worker processes; 0 means one a core.
        batch_size: Documents in one batch.
        engine: Where texts are extracted: in processes of the worker, or on a Dask cluster.
        dask_address: Address of the Dask scheduler, for the engine 'dask'.
        shared_dir: Folder or fsspec address that Dask's workers and this one reach; empty for one in data_dir.
    """
    options = {"source": source, "data_dir": data_dir, "registry": registry, "workers": workers}
    options |= {"batch_size": batch_size, "engine": engine}
    options |= {"dask_address": dask_address or None, "shared_dir": shared_dir or None}
    settings = settings_given(**options)
    days: Sequence[date | None] = [date.fromisoformat(day) if day else None]
    if catchup:
        days = due_days(settings, _scheduled().astimezone(ZoneInfo(timezone)).date())
    return _run(settings, days)


@flow(name=f"{FLOW}-backfill")
def backfill(
    first: Day,
    last: Day,
    source: Folder = Path("landing"),
    data_dir: Folder = Path("data"),
    registry: Registries = (),
    workers: Workers = 0,
) -> Any:
    """Run every day of a range that has a partition in the landing folder, oldest first.

    Args:
        first: First day of the range, as YYYY-MM-DD.
        last: Last day of the range, as YYYY-MM-DD.
        source: Folder with the raw texts (the landing folder), as the worker sees it.
        data_dir: Folder of the warehouse, its snapshots and reports, as the worker sees it.
        registry: Registry files (YAML) with your entities and sources.
        workers: Worker processes; 0 means one a core.
    """
    settings = settings_given(source=source, data_dir=data_dir, registry=registry, workers=workers)
    if last < first:
        raise SettingsError(f"The first day, {first}, is after the last, {last}. Swap them.")
    days = partitions(settings.source, date.fromisoformat(first), date.fromisoformat(last))
    if not days:
        raise LandingError(f"The landing folder '{settings.source}' has no partition from {first} to {last}.")
    return _run(settings, days)


@flow(name=f"{FLOW}-rebuild")
def rebuild(
    data_dir: Folder = Path("data"),
    registry: Registries = (),
    everything: bool = False,
    dry_run: bool = False,
    workers: Workers = 0,
) -> Any:
    """Extract again from the raw text in the warehouse what another version of code or registry extracted.

    Args:
        data_dir: Folder of the warehouse, its snapshots and reports, as the worker sees it.
        registry: Registry files (YAML) with your entities and sources.
        everything: Also what is up to date.
        dry_run: Say what would change, and publish nothing.
        workers: Worker processes; 0 means one a core.
    """
    settings = settings_given(data_dir=data_dir, registry=registry, workers=workers)
    again = partial(execute_rebuild, everything=everything, dry_run=dry_run)
    return _run(settings, [None], again, needs_source=False)


def settings_given(**parameters: Any) -> Settings:
    """Settings from file and environment, and those parameters that are not at their defaults on top."""
    fields = Settings.model_fields
    return load_settings(
        **{name: value for name, value in parameters.items() if value != fields[name].default}
    )


def _run(
    settings: Settings, days: Sequence[date | None], plan: Plan = execute, needs_source: bool = True
) -> Any:
    """One run a day, in order, up to the first that the audit stops; gives the flow run its final state."""
    from prefect.states import Completed

    state: Any = Completed(message="Nothing is due.")
    with alerts.telling_errors(settings):
        _tell_if_late(settings)
        for day in days:
            with prepare(
                settings, logical_date=day, needs_source=needs_source, wait_seconds=LOCK_SECONDS
            ) as run:
                summary = run_plan(run, plan)
            state = final_state(summary)
            if summary.status == "audit_failed":
                break
    return state


def _scheduled() -> datetime:
    """When this run was to start; in UTC."""
    moment: Any = runtime.flow_run.scheduled_start_time
    return datetime.fromtimestamp(moment.timestamp(), ZoneInfo("UTC"))


def _tell_if_late(settings: Settings) -> None:
    late = datetime.now(ZoneInfo("UTC")) - _scheduled()
    if late > LATE:
        minutes = int(late.total_seconds() // 60)
        sentence = f"The run of {_scheduled():%Y-%m-%d %H:%M} UTC started {minutes:,} minutes late."
        alerts.tell_late(settings, str(runtime.flow_run.id), sentence)
