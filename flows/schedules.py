"""Serving the flow on a schedule from this machine: its API, its deployment, and what others can learn of both."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from flows.errors import SettingsError
from flows.proxies import go_past_proxies
from flows.settings import Settings

DEPLOYMENT = "scheduled"
# The state of an API is asked for by people who wait.
ASK_SECONDS = 3.0
_WATCH_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Timetable:
    """When to run: `cron` in `timezone`, or every `interval` seconds."""

    cron: str | None = None
    interval: float | None = None
    timezone: str = "UTC"
    catchup: bool = False

    @property
    def sentence(self) -> str:
        """As people say it."""
        when = (
            f"cron '{self.cron}' ({self.timezone})"
            if self.cron
            else f"every {timedelta(seconds=self.interval or 0)}"
        )
        return when + (", catching up with missed days" if self.catchup else "")


def check_timetable(table: Timetable) -> None:
    """Raise SettingsError where it is not exactly one of cron and interval, or one that nobody can follow."""
    from prefect.client.schemas.schedules import CronSchedule

    if (table.cron is None) == (table.interval is None):
        raise SettingsError('Say when to run: either --cron "0 6 * * *" or --interval 6h.')
    if table.interval is not None and table.interval < 60:
        raise SettingsError("The shortest --interval is one minute: 1m.")
    try:
        CronSchedule(cron=table.cron or "0 0 * * *", timezone=table.timezone)
    except ValueError as error:
        errors: list[Any] = getattr(error, "errors", list)()
        at = {str(part) for found in errors for part in found.get("loc", ())}
        if "timezone" in at:
            raise SettingsError(
                f"'{table.timezone}' is no time zone; write it as Europe/Berlin or UTC (--timezone)."
            ) from error
        raise SettingsError(
            f"'{table.cron}' is no cron line; its five fields are minute, hour, day, month, weekday: \"0 6 * * *\"."
        ) from error


def serve_schedule(settings: Settings, table: Timetable, page: str) -> None:
    """Register the deployment and run what is due, one run at a time, until stopped; PREFECT_API_URL is set."""
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.runner import Runner
    from prefect.schedules import Cron, Interval
    from prefect.types.entrypoint import EntrypointType

    from flows.deployed import clippings

    zone = table.timezone
    when = Cron(table.cron, timezone=zone) if table.cron else Interval(table.interval or 0.0, timezone=zone)
    deployment: Any = clippings.to_deployment(
        name=DEPLOYMENT,
        schedule=when,
        # A run that becomes due while another is at work waits for it.
        concurrency_limit=ConcurrencyLimitConfig(
            limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE
        ),
        parameters=parameters_of(settings, table),
        description=f"Served by `clippings schedule`: {table.sentence}.",
        tags=["clippings"],
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    with _announced(settings, table, page):
        # The schedule stays active while nobody serves it, so that a restarted machine goes on with it.
        runner = Runner(limit=1, pause_on_shutdown=False)
        runner.add_deployment(deployment)
        asyncio.run(_until_stopped(runner))


async def _until_stopped(runner: Any) -> None:
    """Run what is due until SIGINT or SIGTERM; then cancel the run at work, which cleans up after itself.

    The runner's own handler of SIGTERM leaves that run behind: it calls `stop` where only `astop` can be awaited.
    """
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    runner.handle_sigterm = lambda *_: loop.call_soon_threadsafe(stop.set)
    loop.add_signal_handler(signal.SIGINT, stop.set)
    running = asyncio.create_task(runner.start())
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
    if not running.done():
        await runner.astop()
    stopped.cancel()
    await running


def parameters_of(settings: Settings, table: Timetable) -> dict[str, Any]:
    """What the flow is called with: the settings as they are now, with folders that hold from everywhere."""
    return {
        "source": str(settings.source.resolve()),
        "data_dir": str(settings.data_dir.resolve()),
        "registry": [str(path.resolve()) for path in settings.registry],
        "catchup": table.catchup,
        "timezone": table.timezone,
        "workers": settings.workers,
        "batch_size": settings.batch_size,
        "engine": settings.engine,
        "dask_address": settings.dask_address or "",
        "shared_dir": settings.shared_dir or "",
    }


def state_file(data_dir: Path) -> Path:
    """Where the schedule that is being served is written down."""
    return data_dir / ".prefect" / "schedule.json"


@contextmanager
def _announced(settings: Settings, table: Timetable, page: str) -> Iterator[None]:
    path = state_file(settings.data_dir)
    path.parent.mkdir(parents=True, exist_ok=True)
    url = os.environ["PREFECT_API_URL"]
    path.write_text(json.dumps({"url": url, "page": page, **asdict(table)}), encoding="utf-8")
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def served_url(data_dir: Path) -> str | None:
    """The API of the schedule that is served from this data directory now, None where none answers."""
    go_past_proxies()
    try:
        url = str(json.loads(state_file(data_dir).read_text(encoding="utf-8"))["url"])
        with urllib.request.urlopen(f"{url}/health", timeout=ASK_SECONDS):
            return url
    except (OSError, ValueError, KeyError):
        return None


def next_run(data_dir: Path) -> str:
    """When the next run is to start, or why nobody knows, in a few words; asks Prefect's API without importing it."""
    go_past_proxies()
    url = os.environ.get("PREFECT_API_URL") or served_url(data_dir)
    if url is None:
        return "none; no schedule is being served (clippings schedule)"
    wanted = {
        "sort": "EXPECTED_START_TIME_ASC",
        "limit": 1,
        "flows": {"name": {"any_": ["clippings"]}},
        "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}},
    }
    try:
        runs = _ask(f"{url}/flow_runs/filter", wanted)
    except (OSError, ValueError) as error:
        return f"unknown; {url} does not answer ({error})"
    if not runs:
        return f"none is planned at {url}"
    moment = datetime.fromisoformat(runs[0]["expected_start_time"])
    return f"{moment:%Y-%m-%d %H:%M} UTC ({runs[0]['name']})"


def _ask(url: str, body: dict[str, Any]) -> Any:
    request = urllib.request.Request(
        url, json.dumps(body).encode(), {"Content-Type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request, timeout=ASK_SECONDS) as answer:
        return json.loads(answer.read())


def watch(alive: Any, ended: Any) -> None:
    """Call `ended` once `alive` is false any more; looks from a thread of its own."""

    def look() -> None:
        while alive():
            stop.wait(_WATCH_SECONDS)
        ended()

    stop = threading.Event()
    threading.Thread(target=look, daemon=True, name="watch-prefect").start()
