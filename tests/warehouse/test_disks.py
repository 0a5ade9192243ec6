"""Disks that are full or cannot be written are named, and leave the publication as it is."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.warehouse.staged_rows import NOW, document_rows, write_staged
from warehouse import publish as publishing
from warehouse.connection import open_read_only
from warehouse.digest import digest
from warehouse.errors import WarehouseError
from warehouse.load import load_batches
from warehouse.lock import run_lock
from warehouse.paths import Paths
from warehouse.publish import close_candidate, open_candidate, publish
from warehouse.records import start_run


def _digest(path: Path) -> str:
    con = open_read_only(path)
    try:
        return digest(con)
    finally:
        con.close()


def test_a_full_disk_is_a_sentence_and_the_publication_stays(
    published: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _digest(published.warehouse)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publishing, "clone", full)
    with pytest.raises(WarehouseError, match="disk is full: free some space"):
        open_candidate(published, "run-2")
    assert _digest(published.warehouse) == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 10 MB: enough for an empty warehouse, not for what the test loads."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=10m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small file system needs root")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_really_full_disk_leaves_the_publication(small_disk: Path, tmp_path: Path) -> None:
    paths = Paths(small_disk / "data")
    con = open_candidate(paths, "run-1")
    start_run(con, "run-1", NOW)
    close_candidate(con)
    publish(paths, "run-1")
    before = _digest(paths.warehouse)
    noise = random.Random(5)
    texts = ["".join(noise.choices("abcdefghijklmnop ", k=50_000)) for _ in range(150)]
    parts = [document_rows(f"d{i}", raw=text) for i, text in enumerate(texts)]
    staged = write_staged(tmp_path / "staged", *parts)
    with pytest.raises(WarehouseError, match=r"disk is full: free some space.*published has changed"):
        _run_into(paths, "run-2", staged)
    assert _digest(paths.warehouse) == before
    assert publishing.snapshots(paths) == []
    con = open_candidate(paths, "run-3")
    close_candidate(con)
    assert [p.name for p in paths.data_dir.glob("candidate*")] == ["candidate-run-3.duckdb"]


def test_a_disk_that_cannot_be_written_is_named(small_disk: Path) -> None:
    paths = Paths(small_disk / "data")
    con = open_candidate(paths, "run-1")
    close_candidate(con)
    publish(paths, "run-1")
    before = _digest(paths.warehouse)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(WarehouseError, match="cannot be written: change its permissions"):
        open_candidate(paths, "run-2")
    with pytest.raises(WarehouseError, match="cannot be written: change its permissions"), run_lock(paths):
        pass
    assert _digest(paths.warehouse) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere; the read-only disk stands in")
def test_a_folder_that_cannot_be_written_is_named(published: Paths) -> None:
    published.data_dir.chmod(0o555)
    try:
        with pytest.raises(WarehouseError, match="cannot be written"):
            open_candidate(published, "run-2")
    finally:
        published.data_dir.chmod(0o755)


_LIMITED = """
import resource, sys
from pathlib import Path
from warehouse.errors import WarehouseError
from warehouse.paths import Paths
from warehouse.publish import open_candidate

most = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    open_candidate(Paths(Path(sys.argv[1])), "run-1")
except WarehouseError as error:
    print(error)
"""


@pytest.mark.parametrize("kilobytes", [4, 60, 200])
def test_a_limit_on_the_size_of_files_is_named(tmp_path: Path, kilobytes: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(tmp_path / "data"), str(kilobytes * 1024)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert "No file may grow so large here: raise the limit (ulimit -f)" in done.stdout, done.stderr


def _run_into(paths: Paths, run_id: str, staged: dict[str, Path]) -> None:
    con = open_candidate(paths, run_id)
    try:
        load_batches(con, [staged], run_id)
        close_candidate(con)
        publish(paths, run_id)
    finally:
        con.close()
