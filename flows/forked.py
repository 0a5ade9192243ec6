"""A process beside the run that begins with what the run has imported, where that is safe.

A fork has every module that its parent has, and a few milliseconds later it works; a new process would import them once
more. But of the parent's threads none lives on, and what one of them held would be held for ever. So it is made only
where nothing runs but the one thread that asks for it.
"""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable
from multiprocessing import util
from pathlib import Path

_TASKS = Path("/proc/self/task")
# What Polars starts when it is imported: they wait, and hold nothing that a process without Polars asks for.
_WAITING = {"jemalloc_bg_thd", "polars-ooc-clea"}
# Seconds between two looks at whether a fork has ended, which grow from one to the other.
_FIRST_PAUSE, _LONGEST_PAUSE = 0.0005, 0.05


def may_fork() -> bool:
    """Whether a fork of this process can do whatever needs no Polars: on Linux, from the only thread that works."""
    if sys.platform != "linux" or threading.active_count() > 1 or multiprocessing.current_process().daemon:
        return False
    here = str(threading.get_native_id())
    try:
        others = [task for task in _TASKS.iterdir() if task.name != here]
        return all(_name_of(task) in _WAITING for task in others)
    except OSError:
        return False


def _name_of(task: Path) -> str:
    return task.joinpath("comm").read_text(encoding="utf-8", errors="replace").strip()


class Forked:
    """A fork of this process that does `work(descriptor)` and nothing else, with as much of the ways of
    `subprocess.Popen` as a process that is asked to end needs.

    It keeps the standard streams (its input is empty) and that one descriptor, and has its own process group. Ask
    `may_fork` first. Raises OSError where there is no room for one more process.
    """

    def __init__(self, work: Callable[[int], None], descriptor: int) -> None:
        context = multiprocessing.get_context("fork")
        self._process = context.Process(target=_alone, args=(work, descriptor), daemon=True)
        with warnings.catch_warnings():
            # Newer versions of Python warn of any second thread; `may_fork` has looked at each.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process.start()

    def terminate(self) -> None:
        """Ask it to end."""
        self._process.terminate()

    def kill(self) -> None:
        """End it."""
        self._process.kill()

    def wait(self, timeout: float | None = None) -> int | None:
        """Its exit code, once it has ended; raises subprocess.TimeoutExpired after so many seconds."""
        if timeout is None:
            self._process.join()
            return self._process.exitcode
        # The library would wait for a file to be closed, which the fork has closed at its beginning.
        until, pause = time.monotonic() + timeout, _FIRST_PAUSE
        while self._process.exitcode is None:
            if time.monotonic() > until:
                raise subprocess.TimeoutExpired(self._process.name, timeout)
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
        return self._process.exitcode


def _alone(work: Callable[[int], None], descriptor: int) -> None:
    """What the fork does: leave to the parent what is the parent's (its end, its files, its signals), then work."""
    atexit._clear()
    atexit.register(util._exit_function)  # type: ignore[attr-defined] # typeshed leaves it out
    gc.freeze()
    os.setpgid(0, 0)  # Ctrl-C is for the run, which then stops this process
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, os.sysconf("SC_OPEN_MAX"))
    work(descriptor)
