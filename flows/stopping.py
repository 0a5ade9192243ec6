"""What Ctrl-C and SIGTERM do: one sentence while there is something to stop, and nothing once all is done."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import clear_frames

from flows.errors import Stopped

SIGNALS = (signal.SIGINT, signal.SIGTERM)
SENTENCE = "Stopped. What was published before is untouched; run again to go on."
# Exit code of a command that somebody stopped: what a shell makes of Ctrl-C, and what the command line makes of it.
STOPPED = Stopped.exit_code
# Chosen: longer than a run needs to end what it has started (a server and an audit process may take seconds each).
HURRY_SECONDS = 10.0
# How soon an interruption that was lost is made again.
_SOON_SECONDS = 0.01

# When the interruption was heard that is on its way up (seconds of the monotonic clock): a process has one.
_heard: list[float] = []
# The signal that waits for `heed_again`.
_waiting: list[int] = []


@contextmanager
def stoppable() -> Iterator[None]:
    """Turn Ctrl-C and SIGTERM into one sentence, whatever a library makes of the interruption on its way up.

    A second one soon after does nothing: it would break off the cleaning up, and leave files and processes behind.
    Whatever else goes wrong goes on up, without what its frames held. A command that has ended by itself has ended,
    with the exit code that it says. Inside of another, it leaves to that one when signals are heeded.
    """
    if _is_heeded():
        with _told():
            yield
        return
    _heard.clear()
    _waiting.clear()
    before = {number: signal.signal(number, _stop) for number in (*SIGNALS, signal.SIGALRM)}
    hook, sys.unraisablehook = sys.unraisablehook, _once_more
    try:
        with _told():
            yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        sys.unraisablehook = hook
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        _let_go(error)
        if _heard and not _has_ended(error):
            raise Stopped(SENTENCE) from None
        raise


def heed_no_more() -> None:
    """From now on Ctrl-C and SIGTERM do nothing, until the outermost `stoppable` block ends: all is done.

    Processes that are started later heed them.
    """
    signal.setitimer(signal.ITIMER_REAL, 0)
    for number in SIGNALS:
        signal.signal(number, _do_nothing)


def heed_later() -> None:
    """From now on Ctrl-C and SIGTERM wait for `heed_again`: what has begun to be published ends as published.

    Does nothing where somebody else heeds signals (a Prefect worker).
    """
    if _is_heeded():
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number in SIGNALS:
            signal.signal(number, _wait)


def heed_again() -> None:
    """Heed Ctrl-C and SIGTERM again after `heed_later`; one that has waited is heeded now."""
    if signal.getsignal(signal.SIGINT) is not _wait:
        return
    for number in SIGNALS:
        signal.signal(number, _stop)
    if _waiting:
        signal.raise_signal(_waiting.pop())


@contextmanager
def as_ever() -> Iterator[None]:
    """Ctrl-C and SIGTERM are what they are in every Python program, for what has its own way with them."""
    before = {
        signal.SIGINT: signal.signal(signal.SIGINT, signal.default_int_handler),
        signal.SIGTERM: signal.signal(signal.SIGTERM, signal.SIG_DFL),
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _is_heeded() -> bool:
    return signal.getsignal(signal.SIGINT) is _stop


def _stop(_signal: int, _frame: object) -> None:
    now = time.monotonic()
    if _heard and now - _heard[0] < HURRY_SECONDS:
        return
    _heard[:] = [now]
    raise KeyboardInterrupt


def _wait(number: int, _frame: object) -> None:
    _waiting[:] = [number]


def _once_more(lost: sys.UnraisableHookArgs) -> None:
    """Interrupt again, a little later, where Python was busy with something that can raise nothing: the end of an
    object, or one of its own callbacks while it imports. It would only write of it, and the command would go on.
    """
    if _heard and isinstance(lost.exc_value, KeyboardInterrupt):
        _heard.clear()
        signal.setitimer(signal.ITIMER_REAL, _SOON_SECONDS)
    else:
        sys.__unraisablehook__(lost)


def _do_nothing(_signal: int, _frame: object) -> None:
    pass


def _has_ended(error: BaseException) -> bool:
    """Whether this is no error, but a command or a generator that ends; an end by interruption is none."""
    return isinstance(error, GeneratorExit) or (isinstance(error, SystemExit) and error.code != STOPPED)


def _let_go(error: BaseException) -> None:
    """Empty the ended frames below an error and the errors behind it.

    Prefect's threads keep an error to the end of the process, and by its frames the open database: at exit,
    DuckDB would tell of every object that is still held.
    """
    errors = [error]
    for known in errors:
        clear_frames(known.__traceback__)
        behind = (known.__cause__, known.__context__)
        errors += [one for one in behind if one is not None and one not in errors]
