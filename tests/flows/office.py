"""A folder with landing and data, and the Prefect processes that work on it."""

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
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flows.embedded_api import template

ROOT = Path(__file__).parents[2]
PREFECT = (sys.executable, "-c", "from prefect.cli import app; app()")
NAMES = ("Ada Voss", "Jan Pohl", "Mira Tal", "Ostrel Gazette", "Tarn Valley Choir")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


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


def write_texts(folder: Path, first: int, count: int, sentences: int = 1) -> None:
    for number in range(first, first + count):
        told = "\n\n".join(
            f"{NAMES[(number + line) % 5]} opened bridge {number * 31 + line} of Ostrel, according to "
            f"{NAMES[(number + line + 2) % 5]}. “We counted {number * 7 + line} swans,” said Jan Pohl."
            for line in range(sentences)
        )
        (folder / f"{number:05}.txt").write_text(f"Report {number} from Ostrel\n\n{told}\n")
