"""The same plan under a real Prefect API: states and artifact are there, the terminal stays clean."""

from __future__ import annotations

import errno
import os
import sqlite3
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

CLIPPINGS = (sys.executable, "-c", "from flows.cli import main; main()")


def test_a_run_under_the_embedded_api(landing: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PREFECT_")}
    done = subprocess.run(
        [*CLIPPINGS, "run", "--source", str(landing), "--data-dir", str(data)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**environment, "COLUMNS": "200", "HOME": str(tmp_path / "nohome")},
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "Published" in done.stdout
    assert not (tmp_path / "nohome").exists()

    with sqlite3.connect(data / ".prefect" / "prefect.db") as database:
        flows = database.execute(
            "select f.name, r.state_type from flow_run r join flow f on f.id = r.flow_id"
        ).fetchall()
        tasks = database.execute("select name, state_type from task_run order by start_time").fetchall()
        artifacts = dict(database.execute("select key, description from artifact").fetchall())
    assert flows == [("clippings", "COMPLETED")]
    assert [name for name, _ in tasks] == [
        "ingest",
        "extract: 4 documents in 1 batch",
        "load: 1 batch",
        "deduplicate",
        "audit",
        "publish",
    ]
    assert {state for _, state in tasks} == {"COMPLETED"}
    assert sorted(artifacts) == [
        "clippings-checks",
        "clippings-dashboards",
        "clippings-report",
        "clippings-summary",
    ]
    assert "Published" in artifacts["clippings-summary"]
    assert "0 failed" in artifacts["clippings-checks"]


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
