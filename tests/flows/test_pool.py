"""Worker processes that die, or that are stopped."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from flows.errors import EngineError
from flows.pool import parallel_map


def _sleep_or_kill(seconds: float) -> float:
    if seconds < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(seconds)
    return seconds


def _nothing() -> None:
    pass


def test_a_killed_worker_process_is_a_sentence() -> None:
    with pytest.raises(EngineError, match="was killed"):
        list(parallel_map(_sleep_or_kill, [0.0, -1.0], 2, _nothing, ()))


def test_stopping_does_not_wait_for_the_batches_at_work() -> None:
    began = time.monotonic()
    running = parallel_map(_sleep_or_kill, [0.0, 600.0, 600.0, 600.0], 2, _nothing, ())
    assert next(running) == 0.0
    started = time.monotonic()
    ender = threading.Thread(target=running.close)
    ender.start()
    ender.join(timeout=30)
    assert not ender.is_alive(), f"still waiting after {time.monotonic() - started:.0f} s"
    assert started - began < 120


def _ask_duckdb(number: int = 0) -> str:
    import duckdb

    con = duckdb.connect()
    return str(con.execute(f"select {number} as n").description)


def test_workers_that_used_the_database_end_without_a_complaint(capfd: pytest.CaptureFixture[str]) -> None:
    assert len(list(parallel_map(_ask_duckdb, [1, 2, 3], 2, _ask_duckdb, ()))) == 3
    assert capfd.readouterr().err == ""
