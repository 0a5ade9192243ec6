"""Worker processes that die, or that are stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from flows.errors import EngineError
from flows.pool import IN_PROCESS_DOCUMENTS, batch_size, parallel_map, worker_count


def _sleep_or_kill(seconds: float) -> float:
    if seconds < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(seconds)
    return seconds


def _nothing() -> None:
    pass


def test_a_batch_is_no_larger_than_makes_work_for_every_process() -> None:
    assert batch_size(2000, 2, 1600) == 800
    assert batch_size(2000, 2, 1601) == 801
    assert batch_size(2000, 2, 100_000) == 2000
    assert batch_size(50, 1, 1600) == 50
    assert batch_size(2000, 2, 0) == 1


def test_few_documents_are_extracted_without_other_processes_unless_these_are_asked_for() -> None:
    assert worker_count(0, IN_PROCESS_DOCUMENTS - 1) == 1
    assert worker_count(0, IN_PROCESS_DOCUMENTS) == (os.cpu_count() or 1)
    assert worker_count(3, 1) == 3


def test_a_killed_worker_process_is_a_sentence() -> None:
    with pytest.raises(EngineError, match="was killed"):
        list(parallel_map(_sleep_or_kill, [0.0, -1.0], 2, _nothing, ()))


def test_stopping_does_not_wait_for_the_batches_at_work() -> None:
    running = parallel_map(_sleep_or_kill, [0.0, 600.0, 600.0, 600.0], 2, _nothing, ())
    assert next(running) == 0.0
    ender = threading.Thread(target=running.close)
    ender.start()
    ender.join(timeout=300)
    assert not ender.is_alive()


def _ask_duckdb(number: int = 0) -> str:
    import duckdb

    con = duckdb.connect()
    return str(con.execute(f"select {number} as n").description)


def test_workers_that_used_the_database_end_without_a_complaint(capfd: pytest.CaptureFixture[str]) -> None:
    assert len(list(parallel_map(_ask_duckdb, [1, 2, 3], 2, _ask_duckdb, ()))) == 3
    assert capfd.readouterr().err == ""


# The program of a worker process imports this file before it does anything else.
_STARTING = """
import os, signal, sys, time
from flows.pool import parallel_map

if __name__ != "__main__":
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.1)

if __name__ == "__main__":
    print(sorted(parallel_map(abs, [-1, 2], 2, int, ())))
    signal.raise_signal(signal.SIGINT)
"""


def test_workers_that_are_starting_do_not_hear_ctrl_c_and_their_parent_does_again(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(_STARTING)
    done = subprocess.run(
        [sys.executable, str(program)], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.stdout == "[1, 2]\n"
    assert done.stderr.count("Traceback") == 1  # its own
    assert done.stderr.endswith("KeyboardInterrupt\n")
