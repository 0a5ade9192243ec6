"""What a person sees of a running run: a bar on a terminal, log lines everywhere else."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

log = logging.getLogger("clippings")

# A log line at most this often, in seconds, so that a scheduled run's log stays readable.
LOG_EVERY_SECONDS = 10.0


class Reporter(Protocol):
    """Told of stages, of the documents done in them, and of what else is worth a line in a log."""

    def stage(self, name: str, total: int | None = None) -> None: ...

    def advance(self, count: int) -> None: ...

    def note(self, text: str) -> None: ...


class QuietReporter:
    """Logs stages and, now and then, their progress."""

    def __init__(self) -> None:
        self._name, self._done, self._total, self._logged = "", 0, 0, 0.0

    def stage(self, name: str, total: int | None = None) -> None:
        self._name, self._done, self._total, self._logged = name, 0, total or 0, time.monotonic()
        log.info("stage %s%s", name, f": {total:,} documents" if total else "")

    def advance(self, count: int) -> None:
        self._done += count
        if time.monotonic() - self._logged > LOG_EVERY_SECONDS:
            self._logged = time.monotonic()
            log.info("stage %s: %s of %s documents", self._name, f"{self._done:,}", f"{self._total:,}")

    def note(self, text: str) -> None:
        log.info("%s", text)


class Reporters:
    """Several reporters as one."""

    def __init__(self, *reporters: Reporter) -> None:
        self._reporters = reporters

    def stage(self, name: str, total: int | None = None) -> None:
        for reporter in self._reporters:
            reporter.stage(name, total)

    def advance(self, count: int) -> None:
        for reporter in self._reporters:
            reporter.advance(count)

    def note(self, text: str) -> None:
        for reporter in self._reporters:
            reporter.note(text)


class TerminalReporter:
    """A rich progress bar with counts, rate and time left."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            SpinnerColumn,
            TaskID,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description:<12}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task: TaskID | None = None
        self._started = time.monotonic()

    def __enter__(self) -> TerminalReporter:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def stage(self, name: str, total: int | None = None) -> None:
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._started = time.monotonic()
        self._task = self._progress.add_task(name, total=total, rate="")

    def advance(self, count: int) -> None:
        if self._task is None:
            return
        task = self._progress.tasks[-1]
        rate = (task.completed + count) / max(time.monotonic() - self._started, 1e-6)
        self._progress.update(self._task, advance=count, rate=f"{rate:,.0f} documents/s")

    def note(self, text: str) -> None:
        """The bar says enough."""


@contextmanager
def reporter() -> Iterator[Reporter]:
    """A bar when standard error is a terminal, log lines otherwise."""
    if sys.stderr.isatty():
        with TerminalReporter() as bar:
            yield bar
    else:
        yield QuietReporter()
