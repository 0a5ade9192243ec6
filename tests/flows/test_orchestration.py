"""What is tried again under a real Prefect API, and that the API ends with its run.

What a whole run leaves there is looked at where the README's walk makes one: tests/test_readme.py.
"""

from __future__ import annotations

import errno
import signal
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
from flows.errors import ClippingsError, LandingError
from flows.progress import QuietReporter
from flows.settings import Settings
from flows.summary import Summary


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A Prefect API for the tests of this module."""
    from prefect.settings import PREFECT_API_URL, PREFECT_LOGGING_TO_API_ENABLED, temporary_settings

    started = EmbeddedApi(tmp_path_factory.mktemp("prefect"))
    started.start()
    try:
        started.wait()
        # Logs are sent later, when this server has ended: Prefect would try for a minute.
        with temporary_settings({PREFECT_API_URL: started.url, PREFECT_LOGGING_TO_API_ENABLED: False}):
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
    assert urllib.request.urlopen(f"{url}/health", timeout=300).status == 200
    run.kill()
    run.wait()
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{url}/health", timeout=5)
        except OSError:
            return
        time.sleep(0.5)
    raise AssertionError("the API still answers")


class Lost:
    """A run that a Prefect is asked for which does not answer."""

    run_id = "run-1"

    def __init__(self, data_dir: Path) -> None:
        self.settings = Settings(source=data_dir, data_dir=data_dir)
        self.reporter = QuietReporter()


@pytest.mark.usefixtures("api")
def test_a_prefect_that_does_not_answer_is_a_sentence(tmp_path: Path) -> None:
    from prefect.settings import PREFECT_API_URL, temporary_settings

    nobody = "http://127.0.0.1:1/api"
    with (
        temporary_settings({PREFECT_API_URL: nobody}),
        pytest.raises(
            ClippingsError, match=r"Prefect's server at .* failed: .*unset PREFECT_API_URL; or run with"
        ),
    ):
        orchestration.run_flow(Lost(tmp_path), None)  # type: ignore[arg-type]


@pytest.mark.parametrize("moment", ["while it leaves its artifacts", "when it ends"])
@pytest.mark.usefixtures("api")
def test_a_run_has_ended_as_it_has_whatever_prefect_can_note_of_it(
    moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.exceptions import PrefectException

    def fail(*_: object, **__: object) -> None:
        raise PrefectException("Server error '500 Internal Server Error'")

    ended = Summary("run-1", status="published")
    monkeypatch.setattr(orchestration, "execute", lambda *_, **__: ended)
    if moment == "when it ends":
        monkeypatch.setattr("flows.artifacts.leave_artifacts", lambda *_: None)
        monkeypatch.setattr(orchestration, "final_state", fail)
    else:
        monkeypatch.setattr("flows.artifacts.leave_artifacts", fail)
    assert orchestration.run_flow(Lost(tmp_path), None) is ended  # type: ignore[arg-type]


@pytest.mark.usefixtures("api")
def test_a_stage_that_is_done_is_done_though_prefect_cannot_note_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect import Task
    from prefect.exceptions import PrefectException

    called: list[object] = []
    run = SimpleNamespace(logical_date=None)
    begin = Task.__call__

    def fail_at_the_end(self: Task, *args: object, **options: object) -> None:
        begin(self, *args, **options)
        raise PrefectException("Server error '500 Internal Server Error'")

    monkeypatch.setattr(Task, "__call__", fail_at_the_end)
    assert orchestration._as_task("publish", lambda _: called.append(1) or "done", run) == "done"  # type: ignore[arg-type]
    assert called == [1]


def test_a_server_that_has_not_answered_yet_is_ended_at_once(tmp_path: Path) -> None:
    """It imports for seconds, and would end only after that."""
    api = EmbeddedApi(tmp_path)
    api.start()
    process = api._process
    assert process is not None
    api.stop()
    assert process.returncode == -signal.SIGKILL
    assert not api.alive()
