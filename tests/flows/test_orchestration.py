"""What is tried again under a real Prefect API, and that the API ends with its run.

What a whole run leaves there is looked at where the README's walk makes one: tests/test_readme.py.
"""

from __future__ import annotations

import errno
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from flows import orchestration
from flows.embedded_api import EmbeddedApi
from flows.errors import LandingError


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A Prefect API for the tests of this module."""
    from prefect.settings import PREFECT_API_URL, temporary_settings

    started = EmbeddedApi(tmp_path_factory.mktemp("prefect"))
    started.start()
    try:
        started.wait()
        with temporary_settings({PREFECT_API_URL: started.url}):
            yield
    finally:
        started.stop()


@pytest.mark.parametrize(
    ("stage", "error", "times", "calls"),
    [
        ("ingest", OSError(errno.ESTALE, "Stale file handle"), 1, 2),
        ("ingest", OSError(errno.EIO, "Input/output error"), 9, 3),
        ("ingest", PermissionError(errno.EACCES, "Permission denied"), 9, 1),
        ("ingest", LandingError("The landing folder holds no texts."), 9, 1),
        ("load", OSError(errno.EIO, "Input/output error"), 9, 1),
    ],
)
@pytest.mark.usefixtures("api")
def test_only_ingest_is_tried_again_and_only_for_what_can_pass(
    stage: str, error: Exception, times: int, calls: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect import flow

    monkeypatch.setattr(orchestration, "RETRY_SECONDS", [0.0, 0.0])
    called: list[object] = []

    def work(run: object) -> str:
        called.append(run)
        if len(called) <= times:
            raise error
        return "done"

    run = SimpleNamespace(logical_date=None)

    @flow(name="probe", validate_parameters=False)
    def probe() -> str:
        return orchestration._as_task(stage, work, run)

    if times < 9:
        assert probe() == "done"
    else:
        with pytest.raises(type(error)):
            probe()
    assert len(called) == calls


def test_the_api_of_a_killed_run_ends_by_itself(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from flows.embedded_api import EmbeddedApi\n"
        "api = EmbeddedApi(Path(sys.argv[1])); api.start(); api.wait(); print(api.url, flush=True); time.sleep(600)"
    )
    run = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    url = run.stdout.readline().strip()
    assert urllib.request.urlopen(f"{url}/health", timeout=20).status == 200
    run.kill()
    run.wait()
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{url}/health", timeout=5)
        except OSError:
            return
        time.sleep(0.5)
    raise AssertionError("the API still answers")
