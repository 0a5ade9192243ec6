"""SIGKILL at random moments of a run: readers never see half a run, and the next run ends as if nothing happened."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
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
DOCUMENTS, MOMENTS, PARTS = 500, 50, 5
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


@dataclass(frozen=True)
class Scene:
    """What every part starts from: half of the texts published, and what all of them come to undisturbed."""

    texts: Path
    start: Path
    earlier: dict[str, str]
    expected: dict[str, str]

    def command(self, data: Path) -> list[str]:
        """The run that is killed, as a user starts it."""
        options = ["--no-orchestration", "--workers", "1", "--batch-size", "50"]
        places = ["--source", str(self.texts), "--data-dir", str(data)]
        return [sys.executable, "-c", "from flows.cli import main; main()", "run", *options, *places]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    folder = tmp_path_factory.mktemp("kill")
    everything, first = folder / "everything", folder / "first"
    write_texts(everything, DOCUMENTS)
    first.mkdir()
    for path in sorted(everything.iterdir())[: DOCUMENTS // 2]:
        shutil.copy(path, first / path.name)
    undisturbed = Settings(source=everything, data_dir=folder / "undisturbed", workers=1)
    start = Settings(source=first, data_dir=folder / "start", workers=1)
    for settings in (undisturbed, start):
        assert run_here(settings).status == "published"
    return Scene(everything, start.data_dir, facts(start.data_dir), facts(undisturbed.data_dir))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_a_run_killed_at_any_moment_leaves_the_publication_whole(
    scene: Scene, part: int, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(scene.start, data)
    began = time.monotonic()
    subprocess.run(scene.command(data), check=True, capture_output=True, timeout=300)
    length = time.monotonic() - began

    chance = random.Random(SEED + part)
    ended = {"earlier": 0, "new": 0}
    for _ in range(MOMENTS // PARTS):
        shutil.rmtree(data)
        shutil.copytree(scene.start, data)
        process = subprocess.Popen(scene.command(data), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.05, 1.05) * length)
        process.send_signal(signal.SIGKILL)
        process.wait()
        # The publication is one of two that passed their audits, never something between.
        seen = facts(data)
        assert seen in (scene.earlier, scene.expected)
        ended["new" if seen == scene.expected else "earlier"] += 1
        summary = run_here(Settings(source=scene.texts, data_dir=data, workers=1, batch_size=50))
        assert summary.status in ("published", "unchanged"), summary.headline
        assert facts(data) == scene.expected
        assert not list(data.glob("candidate-*"))
    print(f"part {part}: killed {MOMENTS // PARTS} times over {length:.1f} s: {ended}")
    assert ended["earlier"] > 0
