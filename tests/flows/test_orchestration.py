"""The same plan under a real Prefect API: states and artifact are there, the terminal stays clean."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

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
