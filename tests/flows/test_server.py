"""A real Prefect server, worker and deployments: runs fire by cron, never two at once, and can be cancelled.

Everything runs on this machine, in a folder of its own; what the page shows is read back through the API.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from flows.embedded_api import template

ROOT = Path(__file__).parents[2]
PREFECT = (sys.executable, "-c", "from prefect.cli import app; app()")
CLIPPINGS = (sys.executable, "-c", "from flows.cli import main; main()")
NAMES = ("Ada Voss", "Jan Pohl", "Mira Tal", "Ostrel Gazette", "Tarn Valley Choir")

pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def write_texts(folder: Path, first: int, count: int, sentences: int = 1) -> None:
    for number in range(first, first + count):
        told = "\n\n".join(
            f"{NAMES[(number + line) % 5]} opened bridge {number * 31 + line} of Ostrel, according to "
            f"{NAMES[(number + line + 2) % 5]}. “We counted {number * 7 + line} swans,” said Jan Pohl."
            for line in range(sentences)
        )
        (folder / f"{number:05}.txt").write_text(f"Report {number} from Ostrel\n\n{told}\n")


def wait_for(what: Callable[[], Any], seconds: float, every: float = 0.5) -> Any:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := what():
            return found
        time.sleep(every)
    raise AssertionError(f"nothing after {seconds} s")


class Office:
    """A folder with landing and data, and the processes that work on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"http://127.0.0.1:{free_port()}/api"
        self.processes: list[subprocess.Popen[bytes]] = []
        inherited = {key: value for key, value in os.environ.items() if not key.startswith("PREFECT_")}
        self.environment = inherited | {
            "PREFECT_HOME": str(folder / "prefect-home"),
            "PREFECT_API_URL": self.url,
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "PREFECT_WORKER_QUERY_SECONDS": "2",
            "DO_NOT_TRACK": "1",
            "PYTHONPATH": str(ROOT),
            "PWD": str(folder),
            "CLIPPINGS_WORKERS": "2",
        }
        (folder / "landing").mkdir(parents=True)
        (folder / "prefect-home").mkdir()
        if template().exists():
            shutil.copyfile(template(), folder / "prefect-home" / "prefect.db")

    @property
    def warehouse(self) -> Path:
        return self.folder / "data" / "warehouse.duckdb"

    def start(self, *command: str, log: str) -> subprocess.Popen[bytes]:
        with (self.folder / log).open("ab") as out:
            process = subprocess.Popen(
                command, cwd=self.folder, env=self.environment, stdout=out, stderr=out, start_new_session=True
            )
        self.processes.append(process)
        return process

    def call(self, *command: str) -> str:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def api(self, path: str, body: Any = None, method: str = "POST") -> Any:
        data = None if method == "GET" else json.dumps(body or {}).encode()
        request = urllib.request.Request(
            f"{self.url}/{path}", data, {"Content-Type": "application/json"}, method=method
        )
        for wait in (1, 2, 4, 8, 0):
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:
                    return json.loads(answer.read() or b"null")
            except urllib.error.HTTPError as error:
                if error.code != 503 or not wait:  # SQLite is busy; Prefect's own clients try again, too
                    raise
                time.sleep(wait)
        return None

    def healthy(self) -> bool:
        try:
            return bool(self.api("health", method="GET"))
        except OSError:
            return False

    def deployment(self, name: str) -> dict[str, Any]:
        found: list[dict[str, Any]] = self.api(
            "deployments/filter", {"deployments": {"name": {"any_": [name]}}}
        )
        return found[0]

    def run(self, name: str, **parameters: Any) -> str:
        path = f"deployments/{self.deployment(name)['id']}/create_flow_run"
        return str(self.api(path, {"parameters": parameters})["id"])

    def flow_run(self, run: str) -> dict[str, Any]:
        found: dict[str, Any] = self.api(f"flow_runs/{run}", method="GET")
        return found

    def state(self, run: str) -> str:
        return str(self.flow_run(run)["state_type"])

    def finished(self, run: str, seconds: float = 300) -> dict[str, Any]:
        final = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
        wait_for(lambda: self.state(run) in final, seconds)
        return self.flow_run(run)

    def artifacts(self, run: str) -> dict[str, Any]:
        found = self.api("artifacts/filter", {"artifacts": {"flow_run_id": {"any_": [run]}}})
        return {artifact["key"]: artifact for artifact in found}

    def tasks(self, run: str) -> list[tuple[str, str]]:
        body = {"flow_runs": {"id": {"any_": [run]}}, "sort": "EXPECTED_START_TIME_ASC"}
        return [(task["name"], task["state_type"]) for task in self.api("task_runs/filter", body)]

    def stop(self) -> None:
        for process in reversed(self.processes):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(timeout=20)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "office")
    try:
        yield made
    finally:
        made.stop()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Server, deployments and worker, started as the README says; a first text is in landing."""
    office = Office(tmp_path_factory.mktemp("served") / "office")
    write_texts(office.folder / "landing", 0, 40)
    port = office.url.rpartition(":")[2].removesuffix("/api")
    prefect_yaml = str(ROOT / "flows" / "prefect.yaml")
    try:
        office.start(*PREFECT, "server", "start", "--port", port, log="server.log")
        wait_for(office.healthy, 180)
        office.call(*PREFECT, "work-pool", "create", "clippings", "--type", "process")
        office.call(*PREFECT, "--no-prompt", "deploy", "--all", "--prefect-file", prefect_yaml)
        # Without the README's --limit 1, so that it is the deployment's own limit that is looked at.
        office.start(
            *PREFECT, "worker", "start", "--pool", "clippings", "--type", "process", log="worker.log"
        )
        yield office
    finally:
        office.stop()


def test_the_deployments_of_prefect_yaml_are_there(served: Office) -> None:
    deployed = {made["name"]: made for made in served.api("deployments/filter")}
    assert set(deployed) == {"daily", "hourly", "backfill", "rebuild"}
    planned = {name: [s["active"] for s in made["schedules"]] for name, made in deployed.items()}
    assert planned == {"daily": [True], "hourly": [False], "backfill": [], "rebuild": []}
    assert {made["global_concurrency_limit"]["limit"] for made in deployed.values()} == {1}


def test_a_run_fires_by_cron_within_two_minutes_and_all_of_it_is_on_record(served: Office) -> None:
    office = served
    hourly = office.deployment("hourly")["id"]
    began = time.monotonic()
    every_minute = {"schedule": {"cron": "* * * * *", "timezone": "UTC"}, "active": True}
    made = office.api(f"deployments/{hourly}/schedules", [every_minute])

    def started() -> str | None:
        body = {
            "deployments": {"name": {"any_": ["hourly"]}},
            "flow_runs": {"start_time": {"is_null_": False}},
            "sort": "EXPECTED_START_TIME_ASC",
        }
        runs = office.api("flow_runs/filter", body)
        return str(runs[0]["id"]) if runs else None

    run = wait_for(started, 180)
    waited = time.monotonic() - began
    office.api(f"deployments/{hourly}/schedules/{made[0]['id']}", method="DELETE")
    done = office.finished(run)
    assert done["state_type"] == "COMPLETED", (office.folder / "worker.log").read_text()[-3000:]
    assert done["state"]["message"].startswith("Published")
    assert done["auto_scheduled"]
    assert office.tasks(run) == [
        ("ingest", "COMPLETED"),
        ("extract: 40 documents in 1 batch", "COMPLETED"),
        ("load: 1 batch", "COMPLETED"),
        ("deduplicate", "COMPLETED"),
        ("audit", "COMPLETED"),
        ("publish", "COMPLETED"),
    ]
    artifacts = office.artifacts(run)
    assert {"clippings-summary", "clippings-checks", "clippings-report", "clippings-dashboards"} <= set(
        artifacts
    )
    checks = json.loads(artifacts["clippings-checks"]["data"])
    assert {check["result"] for check in checks} == {"passed"}
    assert artifacts["clippings-progress"]["data"] == 100.0
    logs = office.api("logs/filter", {"logs": {"flow_run_id": {"any_": [run]}}, "limit": 200})
    assert any("batch 1 of 1" in line["message"] and "40 documents" in line["message"] for line in logs)
    assert "next run" in office.call(*CLIPPINGS, "status")
    print(f"fired by cron after {waited:.0f} s and was published")
    assert waited < 120


def test_a_bad_value_is_refused_before_it_runs(served: Office) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        served.run("daily", workers="many")
    assert refused.value.code == 409
    assert "'many' is not of type 'integer'" in refused.value.read().decode()


def test_a_second_run_waits_for_the_one_before(served: Office) -> None:
    office = served
    write_texts(office.folder / "landing", 100, 100)
    first, second = office.run("daily"), office.run("daily")
    seen = set()

    def both_over() -> bool:
        states = office.state(first), office.state(second)
        seen.add(states)
        return all(state in {"COMPLETED", "FAILED", "CRASHED"} for state in states)

    wait_for(both_over, 400, every=0.2)
    assert ("RUNNING", "RUNNING") not in seen
    messages = sorted(office.flow_run(run)["state"]["message"].partition(" ")[0] for run in (first, second))
    assert messages == ["Nothing", "Published"]


def test_a_cancelled_run_leaves_the_publication_and_nothing_else(served: Office) -> None:
    office = served
    if not office.warehouse.exists():
        office.finished(office.run("daily"), 400)
    write_texts(office.folder / "landing", 1000, 3000, sentences=12)
    before = office.warehouse.stat()
    run = office.run("daily", batch_size=1500)
    data = office.folder / "data"
    wait_for(lambda: any(name.startswith("extract") for name, _ in office.tasks(run)), 240, every=0.2)
    time.sleep(2)
    began = time.monotonic()
    office.api(f"flow_runs/{run}/set_state", {"state": {"type": "CANCELLING"}})
    assert office.finished(run, 60)["state_type"] == "CANCELLED"
    ended = time.monotonic() - began
    wait_for(lambda: not _processes_of(data), 15)
    after = office.warehouse.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert not list(data.glob("candidate-*"))
    assert not list((data / "staging").glob("*.part"))
    assert ended < 30
    again = office.finished(office.run("daily", batch_size=1500), 400)
    assert again["state"]["message"].startswith("Published")
    print(f"cancelled within {ended:.1f} s; the run after it published")


def _processes_of(data: Path) -> list[str]:
    """Command lines of flow runs that still have the data directory's lock open."""
    lock = str(data / "run.lock")
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if any(str(fd.readlink()) == lock for fd in (process / "fd").iterdir()):
                found.append((process / "cmdline").read_text())
        except OSError:
            continue
    return found


def _newly_completed(office: Office, seen: set[str]) -> list[dict[str, Any]]:
    completed = {"flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}}
    return [run for run in office.api("flow_runs/filter", completed) if run["id"] not in seen]


def test_a_served_schedule_survives_a_restart(office: Office) -> None:
    write_texts(office.folder / "landing", 0, 20)
    del office.environment["PREFECT_API_URL"]
    port = office.url.rpartition(":")[2].removesuffix("/api")
    command = [*CLIPPINGS, "schedule", "--interval", "1m", "--port", port]
    ids: list[str] = []
    seen: set[str] = set()
    for number in (1, 2):
        serving = office.start(*command, log="schedule.log")
        wait_for(office.healthy, 180)
        deployment = wait_for(lambda: next(iter(office.api("deployments/filter")), None), 120)
        ids.append(deployment["id"])
        assert [schedule["active"] for schedule in deployment["schedules"]] == [True]
        done = wait_for(partial(_newly_completed, office, seen), 240)
        seen |= {run["id"] for run in done}
        assert done[0]["deployment_id"] == deployment["id"]
        if number == 1:
            second = subprocess.run(
                command,
                cwd=office.folder,
                env=office.environment,
                capture_output=True,
                text=True,
                check=False,
            )
            assert second.returncode == 2
            assert "is in use by process" in second.stderr
            assert "next run   20" in office.call(*CLIPPINGS, "status")
        serving.send_signal(signal.SIGTERM)
        assert serving.wait(timeout=60) in (0, 130, 143)
        assert not office.healthy()
    assert ids[0] == ids[1]
    assert "no schedule is being served" in office.call(*CLIPPINGS, "status")
