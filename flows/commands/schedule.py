"""`clippings schedule`: run on a schedule, from this machine, until stopped."""

from __future__ import annotations

import os
import re
import signal
import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import (
    DaskAddress,
    DataDir,
    Engine,
    RegistryFiles,
    SharedDir,
    Source,
    settings_of,
)
from flows.errors import ClippingsError, SettingsError
from flows.stopping import stoppable

if TYPE_CHECKING:
    from flows.schedules import Timetable
    from flows.settings import Settings

_INTERVAL = re.compile(r"(\d{1,5})([mhd])")
_SECONDS = {"m": 60, "h": 3600, "d": 86400}


def schedule(
    cron: Annotated[
        str | None, typer.Option(help="Cron line: minute, hour, day, month, weekday.", show_default=False)
    ] = None,
    interval: Annotated[str | None, typer.Option(help="Every 30m, 6h or 1d.", show_default=False)] = None,
    timezone: Annotated[str, typer.Option(help="Time zone of the cron line and of a day.")] = "UTC",
    catchup: Annotated[
        bool, typer.Option("--catchup", help="Run the days that were missed, oldest first, each by itself.")
    ] = False,
    source: Source = None,
    data_dir: DataDir = None,
    registry: RegistryFiles = None,
    engine: Engine = None,
    dask_address: DaskAddress = None,
    shared_dir: SharedDir = None,
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="Port of Prefect's page, on this machine only.")
    ] = 4200,
) -> None:
    """Serve the flow on a schedule, never two runs at once; goes on with it when started again.

    Brings its own Prefect server and page, or uses the one of PREFECT_API_URL.
    """
    from flows.engines import check_engine
    from flows.ingest import check_source
    from flows.schedules import Timetable, check_timetable
    from warehouse.lock import run_lock
    from warehouse.paths import Paths

    settings = settings_of(
        source=source,
        data_dir=data_dir,
        registry=registry,
        engine=engine,
        dask_address=dask_address,
        shared_dir=shared_dir,
    )
    check_source(settings.source)
    check_engine(settings)
    table = Timetable(cron, _seconds(interval) if interval else None, timezone, catchup)
    own = _prepare_environment(settings, port)
    check_timetable(table)
    with stoppable(), run_lock(Paths(settings.data_dir / ".prefect")):  # one schedule a data directory
        _serve(settings, table, port if own else None)


def _prepare_environment(settings: Settings, port: int) -> bool:
    """What Prefect reads when it is imported, so before anything imports it; whether the server is to be our own."""
    from flows.embedded_api import lasting_settings

    for name, value in lasting_settings(settings.data_dir / ".prefect").items():
        os.environ.setdefault(name, value)
    own = not os.environ.get("PREFECT_API_URL")
    if own:
        os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
    return own


def _serve(settings: Settings, table: Timetable, port: int | None) -> None:
    from flows.embedded_api import lasting_api
    from flows.schedules import serve_schedule, watch

    lost, ended = [], threading.Event()
    with ExitStack() as stack:
        if port is not None:
            api = stack.enter_context(lasting_api(settings.data_dir, port))

            def give_up() -> None:
                lost.append(api.url)
                os.kill(os.getpid(), signal.SIGTERM)

            watch(lambda: ended.is_set() or api.alive(), give_up)
        page = os.environ["PREFECT_API_URL"].removesuffix("/api")
        print(
            f"Running {table.sentence}; Prefect's page is at {page} (Ctrl-C stops the schedule)", flush=True
        )
        try:
            serve_schedule(settings, table, page)
        finally:
            ended.set()
            if lost:
                raise ClippingsError(f"Prefect's server at {page} ended; start the schedule again.")


def _seconds(text: str) -> float:
    match = _INTERVAL.fullmatch(text.strip())
    if match is None:
        raise SettingsError(f"'{text}' is no interval; write 30m, 6h or 1d.")
    return float(int(match.group(1)) * _SECONDS[match.group(2)])
