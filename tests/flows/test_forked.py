"""A process that begins with what the run has imported: where that is safe, and without what is the run's alone."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from expectations.checks import load_checks
from flows.audit import Auditor
from flows.forked import may_fork
from flows.settings import Settings
from warehouse.query import ask

linux = pytest.mark.skipif(sys.platform != "linux", reason="made on Linux only")

_STANDS_BY = """
import atexit, os, sys, time
from pathlib import Path
import flows.plan, flows.run
from expectations.checks import load_checks
from flows.audit import Auditor
from flows.forked import Forked, may_fork

atexit.register(print, "the end of the run")
held = os.open(sys.argv[4], os.O_RDONLY)
assert may_fork()
auditor = Auditor()
auditor.stand_by()
assert isinstance(auditor._process, Forked)
pid = auditor._process._process.pid
open_files = sorted(int(name) for name in os.listdir(f"/proc/{pid}/fd"))
while os.getpgid(pid) != pid or held in open_files:
    time.sleep(0.01)
    open_files = sorted(int(name) for name in os.listdir(f"/proc/{pid}/fd"))
print(len(open_files), os.readlink(f"/proc/{pid}/fd/0"))
if sys.argv[3] == "ask":
    auditor.start()
    print(auditor.audit(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[1]).parent / "report-of-fork").sentence())
if sys.argv[3] == "kill":
    auditor._process.kill()
    auditor._process.wait()
    auditor.start()
    print(type(auditor._process).__name__)
if sys.argv[3] == "die":
    sys.stdout.flush()
    os._exit(0)
auditor.stop()
"""


def stand_by(published: Settings, then: str) -> list[str]:
    database = published.data_dir / "warehouse.duckdb"
    run_id = str(ask(database, "select run_id from ops.etl_run").rows.item())
    command = [sys.executable, "-c", _STANDS_BY, str(database), run_id, then, __file__]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    assert told.stderr == ""
    return told.stdout.splitlines()


@linux
@pytest.mark.parametrize(
    ("then", "told"),
    [
        ("nothing", []),
        ("ask", [f"All {len(load_checks())} quality checks passed."]),
        ("kill", ["Popen"]),
    ],
)
def test_a_fork_of_the_run_audits_when_it_is_told(published: Settings, then: str, told: list[str]) -> None:
    files, *rest = stand_by(published, then)
    assert files == "4 /dev/null", "the standard streams, an empty input among them, and the pipe"
    # What the run asked to be told of its end, only the run is told.
    assert rest == [*told, "the end of the run"]


@linux
def test_a_fork_ends_with_its_run(published: Settings) -> None:
    # Its output is ours: it would keep the reading above waiting if it lived on.
    assert stand_by(published, "die") == ["4 /dev/null"]


_STAYS = """
import os, subprocess, time
from flows.forked import Forked

_, theirs = os.pipe()
fork = Forked(lambda _: time.sleep(60), theirs)
try:
    print(fork.wait(0.2))
except subprocess.TimeoutExpired:
    fork.kill()
    print("killed", fork.wait())
"""


@linux
def test_a_fork_that_stays_is_waited_for_no_longer_than_asked() -> None:
    told = subprocess.run([sys.executable, "-c", _STAYS], capture_output=True, text=True, check=True)
    assert told.stdout == "killed -9\n"


def test_nothing_is_forked_beside_a_thread_that_works() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert not may_fork()
        auditor = Auditor()
        auditor.stand_by()
        assert auditor._process is None
    finally:
        over.set()
        thread.join()


@linux
def test_nothing_is_forked_beside_a_database_that_is_open() -> None:
    program = (
        "import duckdb, flows.forked; con = duckdb.connect(); con.execute('set threads = 2'); "
        "con.sql('select sum(i) from range(5000000) t(i)').fetchall(); print(flows.forked.may_fork())"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


def test_what_is_not_linux_starts_a_new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not may_fork()
