"""Importing a large library at the least cost."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage collection inside, and none of what was made inside until all that is old is looked at.

    A library's classes live as long as the process, and there are hundreds of thousands of objects: looking for
    garbage among them while they are made takes a fifth of Great Expectations' five seconds.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():  # nothing that `keep_imported` keeps
                gc.freeze()
                gc.unfreeze()  # what was frozen comes back as old
            gc.enable()


@contextmanager
def unbroken() -> Iterator[None]:
    """Ctrl-C and SIGTERM inside are heeded when the block ends; the second one at once.

    Libraries make other errors of an interruption in the middle of their import, and some swallow these: Prefect then
    goes on, half imported, and nobody has been heard. Does nothing outside of the main thread, where no signal comes.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []

    def note(number: int, _frame: object) -> None:
        if heard:
            restore()
            signal.raise_signal(number)
        heard.append(number)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    try:
        yield
    finally:
        restore()
        if heard:
            signal.raise_signal(heard[0])


def keep_imported() -> None:
    """For a process that lives for its work alone: what is there by now stays, and no collection looks at it again.

    At the end it is collected as ever: DuckDB complains on the terminal of objects that outlive the interpreter.
    """
    gc.freeze()
    atexit.register(gc.unfreeze)


def end_at_once(code: int = 0) -> NoReturn:
    """For a process whose work is done and whose files are closed: end without taking apart what it has imported.

    What asked to be told of the end is told. Taking Great Expectations apart object by object is a tenth of an audit.
    Raises OSError where what was printed cannot be written.
    """
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
