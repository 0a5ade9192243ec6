"""Engines give the same facts: processes here, a real Dask cluster, one that loses a worker, one that is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows import exchange, extraction, staging
from flows.audit import InProcessAuditor
from flows.errors import ClippingsError, EngineError, SettingsError
from flows.extracting import extract
from flows.run import prepare
from flows.settings import Settings
from flows.stages import ingest
from flows.summary import Summary

NAMES = ("Ada Voss", "Jan Pohl", "Mira Tal", "Ostrel Gazette", "Tarn Valley Choir")
DOCUMENTS, BATCH = 60, 6


@pytest.fixture
def wide(tmp_path: Path) -> Settings:
    """Settings over a landing folder of sixty short texts, in ten batches, with a registry of the names in them."""
    folder = tmp_path / "landing"
    folder.mkdir()
    for number in range(DOCUMENTS):
        name, other = NAMES[number % 5], NAMES[(number + 2) % 5]
        (folder / f"{number:03}.txt").write_text(
            f"Report {number} from Ostrel\n\n{name} opened the bridge for the {number}th time, according to {other}. "
            f"“We counted {number * 7} swans,” said Jan Pohl.\n"
        )
    registry = tmp_path / "registry.yaml"
    entities = [f"  - {{id: n{number}, name: {name}, type: person}}" for number, name in enumerate(NAMES)]
    registry.write_text("\n".join(["entities:", *entities]) + "\n")
    return Settings(
        source=folder,
        data_dir=tmp_path / "data",
        registry=(registry,),
        shipped_registry=False,
        workers=1,
        batch_size=BATCH,
        orchestrate=False,
    )


def staged_bytes(settings: Settings, **changes: Any) -> dict[str, bytes]:
    """Every staged Parquet file of an extraction with these settings, by batch and table."""
    with prepare(settings.model_copy(update=changes), auditor=InProcessAuditor()) as run:
        folders = extract(run, ingest(run))
        return {
            f"{batch.folder.name}/{table}": path.read_bytes()
            for batch in folders
            for table, path in staging.table_files(batch.folder).items()
        }


class Cluster:
    """A scheduler and worker processes of Dask, as an operator starts them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.scheduler = self._start(
            "distributed.cli.dask_scheduler", "--port", "0", "--scheduler-file", str(folder / "at.json")
        )
        self.workers: list[subprocess.Popen[bytes]] = []

    def _start(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{module}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", module, "--no-dashboard", *arguments],
                stdout=log,
                stderr=log,
                env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
                start_new_session=True,
            )

    def add_worker(self) -> None:
        arguments = ("--scheduler-file", str(self.folder / "at.json"), "--nthreads", "1", "--no-nanny")
        local = ("--local-directory", str(self.folder / f"w{len(self.workers)}"), "--memory-limit", "0")
        self.workers.append(self._start("distributed.cli.dask_worker", *arguments, *local))

    @property
    def address(self) -> str:
        import json

        deadline = time.monotonic() + 300
        while time.monotonic() < deadline:
            try:
                return str(json.loads((self.folder / "at.json").read_text())["address"])
            except (OSError, ValueError):
                time.sleep(0.1)
        raise AssertionError((self.folder / "distributed.cli.dask_scheduler.log").read_text())

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    pytest.importorskip("distributed")
    folder = tmp_path / "cluster"
    folder.mkdir()
    started = Cluster(folder)
    try:
        for _ in range(2):
            started.add_worker()
        yield started
    finally:
        started.stop()


def on(cluster: Cluster, tmp_path: Path, name: str) -> dict[str, Any]:
    return {
        "engine": "dask",
        "dask_address": cluster.address,
        "data_dir": tmp_path / name,
        "shared_dir": f"file://{tmp_path / 'exchange'}",
    }


def test_two_worker_processes_give_the_same_files_and_one_killed_in_the_middle_too(
    wide: Settings, cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = staged_bytes(wide)
    assert len(here) > DOCUMENTS / BATCH
    assert staged_bytes(wide, **on(cluster, tmp_path, "dask")) == here

    exchange.clear({key.partition("/")[0] for key in here}, str(tmp_path / "exchange"))
    killed: list[int] = []
    real = exchange.fetch

    def fetch_and_kill(attempt: str, address: str, folder: Path) -> None:
        real(attempt, address, folder)
        if not killed:
            killed.append(cluster.workers[0].pid)
            os.kill(cluster.workers[0].pid, signal.SIGKILL)

    monkeypatch.setattr(exchange, "fetch", fetch_and_kill)
    assert staged_bytes(wide, **on(cluster, tmp_path, "one-lost")) == here
    assert killed
    assert cluster.workers[0].wait(timeout=300) == -signal.SIGKILL


@pytest.mark.slow
def test_a_lost_scheduler_is_a_sentence_and_the_next_run_takes_over_what_was_finished(
    wide: Settings, cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = on(cluster, tmp_path, "lost")
    fetched: list[str] = []
    real = exchange.fetch

    def fetch_and_kill(attempt: str, address: str, folder: Path) -> None:
        real(attempt, address, folder)
        fetched.append(folder.name)
        if len(fetched) == 3:
            os.kill(cluster.scheduler.pid, signal.SIGKILL)

    monkeypatch.setattr(exchange, "fetch", fetch_and_kill)
    with pytest.raises(EngineError, match=r"scheduler at .* was lost.*run again"):
        staged_bytes(wide, **changes)
    monkeypatch.undo()
    assert 3 <= len(fetched) < DOCUMENTS / BATCH

    extracted: list[str] = []
    again = extraction._stage

    def counting(documents: Any, problems: Any, records: Any, folder: Path, *limit: Any) -> None:
        extracted.append(folder.name)
        again(documents, problems, records, folder, *limit)

    monkeypatch.setattr(extraction, "_stage", counting)
    here = staged_bytes(wide, data_dir=changes["data_dir"])
    assert len(extracted) == DOCUMENTS / BATCH - len(fetched)
    assert not set(extracted) & set(fetched)
    monkeypatch.undo()
    assert here == staged_bytes(wide, data_dir=tmp_path / "other")


def test_nobody_at_the_address_and_no_address_are_sentences(
    wide: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    from flows import dask_engine

    monkeypatch.setattr(dask_engine, "CONNECT_SECONDS", 2)
    with pytest.raises(EngineError, match="no Dask scheduler at tcp:"):
        staged_bytes(wide, engine="dask", dask_address="tcp://127.0.0.1:9")
    with (
        pytest.raises(SettingsError, match="--dask-address"),
        prepare(wide.model_copy(update={"engine": "dask"})),
    ):
        pass
    with (
        pytest.raises(SettingsError, match="--engine dask"),
        prepare(wide.model_copy(update={"dask_address": "tcp://127.0.0.1:9"})),
    ):
        pass


def test_other_code_on_a_worker_is_refused(wide: Settings) -> None:
    with prepare(wide) as run, pytest.raises(EngineError, match="Install the same version"):
        extraction.check_start(run.registry, "0123456789ab+other")


def test_a_landing_folder_that_is_not_mounted_is_no_fault_of_its_files(
    wide: Settings, tmp_path: Path
) -> None:
    with prepare(wide) as run:
        landing = ingest(run)
        wide.source.rename(tmp_path / "unmounted")
        with pytest.raises(ClippingsError, match="Mount it"):
            extract(run, landing)


def test_finished_batches_of_a_broken_run_are_taken_over(
    wide: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = extraction._stage
    done: list[str] = []

    def breaking(documents: Any, problems: Any, records: Any, folder: Path, *limit: Any) -> None:
        if len(done) == 4:
            raise MemoryError
        real(documents, problems, records, folder, *limit)
        done.append(folder.name)

    monkeypatch.setattr(extraction, "_stage", breaking)
    with pytest.raises(MemoryError):
        staged_bytes(wide)
    first = list(done)
    done.clear()
    monkeypatch.setattr(extraction, "_stage", lambda *a: (done.append(a[3].name), real(*a)))
    resumed = staged_bytes(wide)
    assert len(first) == 4
    assert len(done) == DOCUMENTS / BATCH - 4
    assert not set(first) & set(done)
    monkeypatch.undo()
    assert resumed == staged_bytes(wide, data_dir=tmp_path / "other")


def test_a_changed_text_is_another_batch_and_an_untouched_one_is_not(wide: Settings) -> None:
    before = {key.partition("/")[0] for key in staged_bytes(wide)}
    (wide.source / "007.txt").write_text(
        "Report 7 from Ostrel\n\nAda Voss closed the bridge on Friday evening.\n"
    )
    after = {key.partition("/")[0] for key in staged_bytes(wide)}
    assert len(before & after) == DOCUMENTS / BATCH - 1
    assert len(after - before) == 1


def test_after_publication_nothing_is_left_on_the_shared_storage(
    run_once: Callable[..., Summary], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The map is the local one here: what is tested is who cleans up."""
    from flows import engines

    address = str(tmp_path / "exchange")
    real = engines.map_batches

    def local_then_put(run: Any, function: Any, work: Any, documents: int) -> Any:
        run.settings.engine = "local"
        for staged in real(run, function, work, documents):
            exchange.put(staged.folder, address)
            yield staged
        run.settings.engine = "dask"

    from flows import extracting

    monkeypatch.setattr(extracting, "map_batches", local_then_put)
    changes = {"engine": "dask", "dask_address": "tcp://127.0.0.1:9", "shared_dir": address}
    assert run_once(**changes).status == "published"
    assert list((tmp_path / "exchange").iterdir()) == []


def test_an_attempt_without_its_mark_is_not_found(tmp_path: Path) -> None:
    batch = tmp_path / "b1"
    staging.write_batch(batch, {"t": pl.DataFrame({"row": [1]})})
    rows, mark = (batch / "t.parquet").read_bytes(), (batch / staging.MARKER).read_bytes()
    (batch / staging.MARKER).unlink()
    address = f"file://{tmp_path / 'store'}"
    exchange.put(batch, address)
    assert exchange.find("b1", address) is None
    (batch / staging.MARKER).write_bytes(mark)
    attempt = exchange.put(batch, address)
    assert exchange.find("b1", address) == attempt
    exchange.fetch(attempt, address, tmp_path / "back")
    assert (tmp_path / "back" / "t.parquet").read_bytes() == rows
    assert staging.is_staged(tmp_path / "back")
