"""Odd machines: no locale, a far time zone, no home to write to, odd paths, a clock that goes back; many runs."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows import run as flows_run
from flows.audit import Auditor, InProcessAuditor
from flows.settings import Settings
from tests.hostile.conftest import PLAIN, Ask, run_plan
from warehouse.paths import Paths
from warehouse.publish import snapshots
from warehouse.query import ask as ask_file

CLIPPINGS = [sys.executable, "-c", "from flows.cli import main; main()"]
SOAK_RUNS, READERS = 200, 5
# Readers rest this many times as long as they read, on a slow machine, too: else they take both cores from the runs.
READERS_REST, REST_SECONDS = 10, 0.2
# Every run is whole: it builds its table of names, audits all checks and publishes. Most audit in this process, which
# is what may leak here; every fiftieth has an audit process of its own.
WITH_PROCESS_EVERY = 50


def test_a_run_with_no_locale_no_home_and_an_odd_path(tmp_path: Path) -> None:
    landing = tmp_path / "Zeitung für Ærø 新聞 [x]" / "lan ding"
    landing.mkdir(parents=True)
    (landing / "Müller's façade 新聞.txt").write_text(PLAIN.format(town="Ærø"), encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    kept = {name: os.environ[name] for name in ("PATH", "VIRTUAL_ENV", "PYTHONPATH") if name in os.environ}
    odd = {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "CLIPPINGS_SHIPPED_REGISTRY": "0"}  # and no LANG
    if os.geteuid() == 0:  # for root nothing is read-only but what is no folder
        home = Path("/proc/none")
    environment = {**kept, **odd, "HOME": str(home), "COLUMNS": "200"}
    data = landing.parent / "da ta"

    def clippings(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*CLIPPINGS, *arguments, "--data-dir", str(data)],
            capture_output=True,
            timeout=600,
            check=False,
            env=environment,
            cwd=Path(__file__).parents[2],
        )

    ran = clippings("run", "--source", str(landing), "--no-orchestration", "--workers", "1")
    assert ran.returncode == 0, ran.stderr.decode("utf-8", "replace")[-600:]
    assert b"Traceback" not in ran.stderr
    assert b"[x]" in ran.stdout.replace(b"\n", b"")
    asked = clippings("sql", "select path, title from dim_document join fact_article using (document_id)")
    assert asked.returncode == 0, asked.stderr.decode("utf-8", "replace")[-600:]

    # The same data in a process that lives many hours behind, in another zone: nothing is new, and order is kept.
    here = Settings(source=landing, data_dir=data, workers=1, orchestrate=False, shipped_registry=False)
    assert run_plan(here).status == "unchanged"
    (landing / "later.txt").write_text(PLAIN.format(town="Tarn"), encoding="utf-8")
    assert run_plan(here).status == "published"
    runs = ask_file(data / "warehouse.duckdb", "select run_id from ops.etl_run order by started_at").rows
    assert runs["run_id"].is_sorted()
    assert runs.height == 2
    late = clippings("status", "--max-age", "1h")
    assert late.returncode == 0, late.stdout.decode("utf-8", "replace")


def test_a_clock_that_goes_back_between_runs(
    settings: Settings, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings.model_copy(update={"shipped_registry": False})
    (settings.source / "one.txt").write_text(PLAIN.format(town="Ostrel"))
    assert run_plan(settings).status == "published"

    class Earlier(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime.now(tz or UTC) - timedelta(days=400)

    monkeypatch.setattr(flows_run, "datetime", Earlier)
    (settings.source / "two.txt").write_text(PLAIN.format(town="Tarn"))
    assert run_plan(settings).status == "published"
    assert run_plan(settings).status == "unchanged"
    assert ask("select count(*) from dim_document") == [(2,)]
    assert ask("select count(distinct run_id) from ops.etl_run where status = 'published'") == [(2,)]


def held() -> tuple[int, int, int]:
    """Resident bytes, open files, entries of the temporary folder."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return (
        pages * os.sysconf("SC_PAGE_SIZE"),
        sum(1 for _ in Path("/proc/self/fd").iterdir()),
        sum(1 for _ in Path(tempfile.gettempdir()).iterdir()),
    )


@pytest.mark.nightly
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads /proc to measure")
def test_two_hundred_runs_with_five_readers_leave_nothing_behind(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    runs = int(os.environ.get("CLIPPINGS_SOAK_RUNS", SOAK_RUNS))
    small = settings.model_copy(update={"shipped_registry": False, "keep_snapshots": 3})
    paths, over, wrong = Paths(settings.data_dir), threading.Event(), []

    def read() -> None:
        took = 0.0
        while not over.wait(READERS_REST * took + REST_SECONDS):
            started = time.monotonic()
            try:
                if paths.warehouse.exists():
                    ask_file(paths.warehouse, "select count(*) as n from fact_article")
            except Exception as error:
                wrong.append(error)
            took = time.monotonic() - started

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    measured = []
    try:
        for number in range(runs):
            (settings.source / f"{number % 20}.txt").write_text(PLAIN.format(town=f"Town{number}"))
            auditor = InProcessAuditor() if (number + 1) % WITH_PROCESS_EVERY else Auditor()
            assert run_plan(small, auditor).status == "published"
            gc.collect()
            measured.append(held())
            print(number, *measured[-1], flush=True)  # shown where the test fails
    finally:
        over.set()
        for reader in readers:
            reader.join()
    assert not wrong, wrong[:3]
    quarter = runs // 4
    second, last = measured[quarter : 2 * quarter], measured[-quarter:]
    before, after = [[max(values) for values in zip(*part, strict=True)] for part in (second, last)]
    assert after[0] < before[0] * 1.15, (before, after)
    assert after[1] <= before[1] + 2, (before, after)
    assert after[2] <= before[2], (before, after)
    assert len(snapshots(paths)) <= 3
    assert not list(paths.data_dir.glob("candidate-*"))
