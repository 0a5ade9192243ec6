"""Ctrl-C during the import of a library: heeded when the import is whole, and never lost. And a quick end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest

from flows.imports import unbroken


def test_an_interruption_waits_for_the_end_of_the_block() -> None:
    before = signal.getsignal(signal.SIGINT)
    done = []

    def imported() -> None:
        signal.raise_signal(signal.SIGINT)
        done.append("imported")

    with pytest.raises(KeyboardInterrupt), unbroken():
        imported()
    assert done == ["imported"]
    assert signal.getsignal(signal.SIGINT) is before


def test_the_second_interruption_does_not_wait() -> None:
    done = []

    def imported() -> None:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        done.append("imported")

    with pytest.raises(KeyboardInterrupt), unbroken():
        imported()
    assert done == []


def test_an_error_beside_an_interruption_is_an_interruption() -> None:
    def half_imported() -> None:
        signal.raise_signal(signal.SIGINT)
        raise RuntimeError("the library makes another error of it")

    with pytest.raises(KeyboardInterrupt), unbroken():
        half_imported()


def test_nothing_is_changed_without_one_or_in_another_thread() -> None:
    before = signal.getsignal(signal.SIGTERM)
    seen = []

    def work() -> None:
        with unbroken():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [before]
    with unbroken():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before


_ENDS = """
import atexit, sys
from flows.imports import end_at_once, keep_imported

class Told:
    def __del__(self):
        print("taken apart")

kept = Told()
keep_imported()
atexit.register(print, "told of the end")
sys.stdout.write("said; ")
end_at_once()
"""


def test_a_quick_end_tells_who_asked_and_takes_nothing_apart() -> None:
    ended = subprocess.run([sys.executable, "-c", _ENDS], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "said; told of the end\n", "")


def test_numpy_has_no_threads_that_wait_unless_somebody_wants_them() -> None:
    program = "import flows, numpy, os; print(os.environ['OPENBLAS_NUM_THREADS'])"
    command = [sys.executable, "-c", program]
    for wanted, got in ((None, "1"), ("3", "3")):
        environment = {k: v for k, v in os.environ.items() if k != "OPENBLAS_NUM_THREADS"}
        if wanted:
            environment["OPENBLAS_NUM_THREADS"] = wanted
        told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert told.stdout == f"{got}\n"


_AGES = """
import gc
from flows.imports import uncollected

looked = []
gc.callbacks.append(lambda phase, found: looked.append((phase, found["generation"])))
with uncollected():
    kept = [[] for _ in range(200_000)]
    assert not gc.isenabled()
assert gc.isenabled() and gc.get_freeze_count() == 0
del looked[:]
rest = [[] for _ in range(10)]
old, young = gc.get_objects(generation=2), gc.get_objects(generation=0)
print(looked, any(o is kept for o in old), any(o is rest for o in young))
"""


def test_what_is_made_without_collection_is_old_at_once() -> None:
    told = subprocess.run([sys.executable, "-c", _AGES], capture_output=True, text=True, check=True)
    assert told.stdout == "[] True True\n"
