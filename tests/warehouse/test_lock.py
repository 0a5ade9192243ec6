"""One writer a data directory."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from warehouse.errors import LockedError, WarehouseError
from warehouse.lock import run_lock
from warehouse.paths import Paths

ROOT = Path(__file__).parents[2]
_HOLD = """
import sys, time
from pathlib import Path
from warehouse.lock import run_lock
from warehouse.paths import Paths
with run_lock(Paths(Path(sys.argv[1]))):
    print("held", flush=True)
    time.sleep(900)
"""


def _holder(paths: Paths) -> subprocess.Popen[bytes]:
    child = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(paths.data_dir)], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"held\n"
    child.stdout.close()
    return child


def test_a_second_run_is_told_who_holds_the_lock_and_takes_over_from_the_dead(paths: Paths) -> None:
    child = _holder(paths)
    try:
        with (
            pytest.raises(LockedError, match=rf"in use by process {child.pid} on .*since .*Wait until"),
            run_lock(paths),
        ):
            pass
    finally:
        child.kill()
        child.wait()
    with run_lock(paths):
        assert f'"pid": {os.getpid()}' in paths.lock.read_text()


def test_a_second_run_can_wait(paths: Paths) -> None:
    child = _holder(paths)
    timer = threading.Timer(0.4, child.kill)
    timer.start()
    with run_lock(paths, wait_seconds=300):
        pass
    child.wait()


def test_the_lock_is_free_again_after_an_error(paths: Paths) -> None:
    with pytest.raises(RuntimeError), run_lock(paths):
        raise RuntimeError
    with run_lock(paths):
        pass


def test_a_data_directory_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(WarehouseError, match=r"Could not lock .*data"), run_lock(Paths(tmp_path / "data")):
        pass
