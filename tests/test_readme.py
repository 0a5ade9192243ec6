"""The README's walk through the product, run as written in an empty folder."""

from __future__ import annotations

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import textwrap
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_WALK = "## Your own texts, in five minutes"
# These serve until they are stopped.
_SERVING = ("clippings dashboard", "clippings schedule")


def blocks() -> list[str]:
    """The shell blocks of the walk, in order."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    walk = text[text.index(_WALK) + len(_WALK) :].partition("\n## ")[0]
    return [
        textwrap.dedent(found.group(2).replace("\n" + found.group(1), "\n"))
        for found in re.finditer(r"^( *)```sh\n(.*?)^ *```", walk, re.MULTILINE | re.DOTALL)
    ]


def commands(serving: bool) -> list[str]:
    """Lines of the walk that serve, or the whole rest of it as one script."""
    lines = "".join(blocks()).splitlines()
    if serving:
        return [line for line in lines if line.strip().startswith(_SERVING)]
    return ["\n".join(line for line in lines if not line.strip().startswith(_SERVING))]


# A proxy that is not there, for all addresses: whoever needs none does not ask it.
_NOBODY = dict.fromkeys(("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"), "http://127.0.0.1:9") | {
    "no_proxy": "",
    "NO_PROXY": "",
}


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The folder after the walk, and what it printed: to standard output, and to standard error."""
    folder = tmp_path_factory.mktemp("walk")
    (folder / ".venv").symlink_to(Path(sys.executable).parents[1])
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("PREFECT_")}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands(serving=False)[0]],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
        env={**inherited, **_NOBODY, "COLUMNS": "200", "HOME": str(folder / "nohome")},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, done.stdout, done.stderr


def test_the_walk_ends_with_facts(walked: tuple[Path, str, str]) -> None:
    folder, printed, _ = walked
    assert (folder / "mine" / "warehouse.duckdb").exists()
    assert "Published mine/warehouse.duckdb" in printed
    assert "Lower Vessel River Authority" in printed
    assert "Nobody has asked the people who live beside the line" in printed
    assert "Ada Quennell" in printed  # suggested for the registry


def test_the_run_of_the_walk_is_on_record_at_prefect_and_the_terminal_stays_clean(
    walked: tuple[Path, str, str],
) -> None:
    folder, _, complaints = walked
    assert complaints == ""
    assert not (folder / "nohome").exists()
    with sqlite3.connect(folder / "mine" / ".prefect" / "prefect.db") as database:
        flows = database.execute(
            "select f.name, r.state_type from flow_run r join flow f on f.id = r.flow_id"
        ).fetchall()
        tasks = database.execute("select name, state_type from task_run order by start_time").fetchall()
        artifacts = dict(database.execute("select key, description from artifact").fetchall())
    assert flows == [("clippings", "COMPLETED")]
    assert [name for name, _ in tasks] == [
        "ingest",
        "extract: 1 document in 1 batch",
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


def test_the_walk_names_what_serves() -> None:
    assert len(commands(serving=True)) == 2


def test_the_dashboard_of_the_walk_answers(walked: tuple[Path, str, str]) -> None:
    folder, _, _ = walked
    line = commands(serving=True)[0].partition("#")[0]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with _Served(folder, f"{line} --port {port}"):
        page = _read(f"http://127.0.0.1:{port}/", 300)
    assert "Clippings" in page


class _Served:
    """A command that runs until the block ends."""

    def __init__(self, folder: Path, command: str) -> None:
        self.folder, self.command = folder, command

    def __enter__(self) -> None:
        path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        self.process = subprocess.Popen(
            ["bash", "-c", f"exec {self.command}"],
            cwd=self.folder,
            env={**os.environ, "PATH": path},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(300)


def _read(address: str, seconds: float) -> str:
    until = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                return str(answer.read().decode())
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.3)
