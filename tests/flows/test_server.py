"""A real Prefect server, worker and deployments: runs fire by cron, never two at once, and can be cancelled.

Everything runs on this machine, in a folder of its own; what the page shows is read back through the API.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.flows.office import PREFECT, ROOT, Office, wait_for, write_texts

CLIPPINGS = (sys.executable, "-c", "from flows.cli import main; main()")

pytestmark = pytest.mark.nightly


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
        ("extract: 40 documents in 2 batches", "COMPLETED"),
        ("load: 2 batches", "COMPLETED"),
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
    assert any("batch 1 of 2" in line["message"] and "20 documents" in line["message"] for line in logs)
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
