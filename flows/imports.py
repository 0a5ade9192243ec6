"""Importing a large library at the least cost."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage collection inside.

    A library's classes live as long as the process, and there are hundreds of thousands of objects: looking for
    garbage among them while they are made takes a fifth of Great Expectations' five seconds.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep_imported() -> None:
    """For a process that lives for its work alone: what is there by now stays, and no collection looks at it again.

    At the end it is collected as ever: DuckDB complains on the terminal of objects that outlive the interpreter.
    """
    gc.freeze()
    atexit.register(gc.unfreeze)
