"""The process that stands by and extracts some hundred documents together with the run."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256

import pytest

from flows.helper import Helper
from flows.settings import Settings
from tests.flows.test_engines import staged_bytes, wide

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="made on Linux only")
__all__ = ["wide"]

_MAPS = """
import os, sys, time
from flows.errors import EngineError
from flows.helper import Helper

run = os.getpid()

class Odd(Exception):
    # cannot be made again from its words alone, as a reader of the pipe would
    def __init__(self, word, number):
        super().__init__(word)

def begin(word):
    print(word, flush=True)

def work(number):
    time.sleep(0.05)
    if sys.argv[1] == "dies" and os.getpid() != run:
        os._exit(1)
    if sys.argv[1] == "fails" and os.getpid() != run:
        raise ValueError(f"there is no {number}")
    if sys.argv[1] == "cannot be read" and os.getpid() != run:
        raise Odd("odd", number)
    return number, os.getpid() == run

helper = Helper()
helper.stand_by()
process = helper._process._process
helper.begin(begin, ("ready",))
if sys.argv[1] == "is left behind":
    sys.stdout.flush()
    os._exit(0)
if sys.argv[1] == "is left alone":
    helper.stop()
else:
    try:
        made = sorted(helper.map(work, range(8), begin, ("ready",)))
        print([number for number, _ in made], {is_mine for _, is_mine in made} == {True, False})
    except (EngineError, ValueError, TypeError) as error:
        print(type(error).__name__, str(error)[:28])
print(helper.waits, process.is_alive())
"""


def mapped(how: str) -> list[str]:
    told = subprocess.run(
        [sys.executable, "-c", _MAPS, how], capture_output=True, text=True, check=True, timeout=300
    )
    assert told.stderr == ""
    return told.stdout.splitlines()


def test_the_run_and_its_helper_share_the_work_and_the_helper_ends() -> None:
    assert mapped("works") == ["ready", "ready", f"{[*range(8)]} True", "False False"]


def test_the_first_error_of_either_is_raised_and_the_helper_ends() -> None:
    *_, error, ended = mapped("fails")
    assert error.startswith("ValueError there is no")
    assert ended == "False False"


def test_an_answer_that_cannot_be_read_is_an_error_and_no_batch_is_missing() -> None:
    *_, error, ended = mapped("cannot be read")
    assert error.startswith("TypeError")
    assert ended == "False False"


def test_a_helper_that_is_killed_is_a_sentence() -> None:
    assert mapped("dies")[-2:] == ["EngineError A worker process was killed,", "False False"]


def test_a_helper_that_nobody_asks_ends_with_the_run() -> None:
    assert mapped("is left alone")[-1] == "False False"


def test_a_helper_does_not_outlive_its_run() -> None:
    # Its output is ours: it would keep the reading above waiting if it lived on.
    assert set(mapped("is left behind")) <= {"ready"}


def test_without_a_helper_there_is_nothing_to_wait_for() -> None:
    helper = Helper()
    helper.begin(print, ())
    assert not helper.waits
    helper.stop()


_EXTRACTS = """
import json, sys
from flows import helper, staging
from flows.extracting import extract
from flows.run import prepare
from flows.settings import Settings
from flows.stages import ingest
from hashlib import sha256

helper.LEAST_DOCUMENTS = 10
with prepare(Settings.model_validate_json(sys.argv[1])) as run:
    assert run.helper.waits
    found = extract(run, ingest(run))
    assert not run.helper.waits
    print(json.dumps({
        f"{batch.folder.name}/{table}": sha256(path.read_bytes()).hexdigest()
        for batch in found
        for table, path in staging.table_files(batch.folder).items()
    }))
"""


def test_what_is_extracted_with_a_helper_is_what_one_process_extracts(wide: Settings) -> None:
    alone = {name: sha256(content).hexdigest() for name, content in staged_bytes(wide).items()}
    apart = wide.model_copy(update={"workers": 0, "data_dir": wide.data_dir.with_name("helped")})
    command = [sys.executable, "-c", _EXTRACTS, apart.model_dump_json()]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    assert json.loads(told.stdout) == alone
