"""SIGKILL at random moments of a run: readers never see half a run, and the next run ends as if nothing happened."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.audit import InProcessAuditor
from flows.plan import execute
from flows.run import prepare
from flows.settings import Settings
from flows.summary import Summary
from warehouse.connection import open_read_only
from warehouse.digest import table_digests
from warehouse.paths import Paths

SEED = 20261122
DOCUMENTS, MOMENTS = 500, 50
NAMES = ("Ada Voss", "Jan Pohl", "Mira Tal", "Ostrel Gazette", "Tarn Valley Choir", "County of Tarn")
DEEDS = ("opened the bridge", "sang in the hall", "counted the swans", "closed the ferry", "painted the mill")


def write_texts(folder: Path, count: int) -> None:
    chance = random.Random(SEED)
    folder.mkdir()
    for number in range(count):
        sentences = [
            f"{chance.choice(NAMES)} {chance.choice(DEEDS)} in {chance.choice(('Ostrel', 'Tarn'))} for the "
            f"{chance.randrange(2, 99)}th time, and {chance.randrange(10, 999)} people came to see it."
            for _ in range(chance.randrange(3, 9))
        ]
        (folder / f"{number:04}.txt").write_text(f"Report {number}\n\n" + "\n\n".join(sentences))


def facts(data_dir: Path) -> dict[str, str]:
    con = open_read_only(Paths(data_dir).warehouse)
    try:
        return table_digests(con)
    finally:
        con.close()


def run_here(settings: Settings) -> Summary:
    with prepare(settings, auditor=InProcessAuditor()) as run:
        return execute(run)


@pytest.mark.slow
def test_a_run_killed_at_any_moment_leaves_the_publication_whole(tmp_path: Path) -> None:
    everything, first = tmp_path / "everything", tmp_path / "first"
    write_texts(everything, DOCUMENTS)
    first.mkdir()
    for path in sorted(everything.iterdir())[: DOCUMENTS // 2]:
        shutil.copy(path, first / path.name)
    undisturbed = Settings(source=everything, data_dir=tmp_path / "undisturbed", workers=1)
    assert run_here(undisturbed).status == "published"
    expected = facts(undisturbed.data_dir)
    start = Settings(source=first, data_dir=tmp_path / "start", workers=1)
    assert run_here(start).status == "published"
    earlier = facts(start.data_dir)

    data = tmp_path / "data"
    command = [sys.executable, "-c", "from flows.cli import main; main()", "run", "--no-orchestration"]
    command += ["--source", str(everything), "--data-dir", str(data), "--workers", "1", "--batch-size", "50"]
    shutil.copytree(start.data_dir, data)
    began = time.monotonic()
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    length = time.monotonic() - began

    chance = random.Random(SEED)
    ended = {"earlier": 0, "new": 0}
    for _ in range(MOMENTS):
        shutil.rmtree(data)
        shutil.copytree(start.data_dir, data)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.05, 1.05) * length)
        process.send_signal(signal.SIGKILL)
        process.wait()
        seen = facts(data)
        assert seen in (earlier, expected)
        ended["new" if seen == expected else "earlier"] += 1
        settings = undisturbed.model_copy(update={"data_dir": data, "batch_size": 50})
        summary = run_here(settings)
        assert summary.status in ("published", "unchanged"), summary.headline
        assert facts(data) == expected
        assert not list(data.glob("candidate-*"))
    print(f"killed {MOMENTS} times over {length:.1f} s: {ended}")
    assert ended["earlier"] > 0
