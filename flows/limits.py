"""A limit to the processor time that one document may take: who writes the texts must not stop the run.

Python's own loops and its regular expressions look for signals while they work, so an alarm of the processor's clock
reaches them; other work on the machine does not count. Off the main thread (on a Dask worker), where no signal
arrives, a watching thread does the same by the wall clock.
"""

from __future__ import annotations

import ctypes
import signal
import threading
import time
from types import TracebackType
from typing import Any

from transforms.extract import TooSlowError

# A clean-up that swallows the first alarm gets another one after so many seconds.
AGAIN_SECONDS = 1.0
WATCH_SECONDS = 0.25


class TimeLimit:
    """`with limit:` raises TooSlowError inside the block once it has taken `seconds`; 0 means no limit.

    One object serves block after block, never two at once. Entering and leaving costs some microseconds.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._armed = False

    @property
    def sentence(self) -> str:
        """What quarantine says of a document that was too slow."""
        return f"took more than {self.seconds:g} s of processor time, the setting 'document_seconds'"

    def __enter__(self) -> None:
        if not self.seconds:
            return
        self._armed = True
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGPROF, self._alarm)
            signal.setitimer(signal.ITIMER_PROF, self.seconds, AGAIN_SECONDS)
        else:
            _watcher.watch(self.seconds)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._armed = False  # first: an alarm that rings from here on comes too late to mean anything
        if not self.seconds:
            return
        if threading.current_thread() is threading.main_thread():
            signal.setitimer(signal.ITIMER_PROF, 0)
        else:
            _watcher.rest()

    def _alarm(self, _signal: int, _frame: Any) -> None:
        if self._armed:
            raise TooSlowError(self.sentence)


class _Watcher:
    """Raises TooSlowError in the thread that is watched, after its deadline; one that came too late is taken back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running = False
        self._thread = 0
        self._deadline: float | None = None

    def watch(self, seconds: float) -> None:
        with self._lock:
            self._thread, self._deadline = threading.get_ident(), time.monotonic() + seconds
            if not self._running:
                threading.Thread(target=self._run, daemon=True).start()
                self._running = True

    def rest(self) -> None:
        with self._lock:
            if self._deadline is None:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(threading.get_ident()), None)
            self._deadline = None

    def _run(self) -> None:
        while True:
            time.sleep(WATCH_SECONDS)
            with self._lock:
                if self._deadline is not None and time.monotonic() > self._deadline:
                    self._deadline = None
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(
                        ctypes.c_ulong(self._thread), ctypes.py_object(TooSlowError)
                    )


_watcher = _Watcher()
