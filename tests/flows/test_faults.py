"""A disk that is full, a place that cannot be written, files that are damaged: one clear sentence, and the publication
stays as it was.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flows import extracting, stages
from flows.audit import AuditError
from flows.errors import DataDirError
from flows.plan import execute
from flows.run import prepare
from flows.settings import Settings
from flows.summary import Summary
from tests.flows.plain_auditor import PlainAuditor
from warehouse.connection import open_read_only
from warehouse.digest import table_digests
from warehouse.errors import WarehouseError
from warehouse.paths import Paths

NEW_TEXT = "Ferry runs again\n\nThe ferry of Ostrel runs again, the county said on Friday evening.\n"
Before = Callable[[str, Any], None]


def facts(data_dir: Path) -> dict[str, str]:
    con = open_read_only(Paths(data_dir).warehouse)
    try:
        return table_digests(con)
    finally:
        con.close()


def run(settings: Settings, before: Before = lambda _stage, _run: None) -> Summary:
    """One run; `before(stage, run)` is called ahead of every stage."""

    def call(name: str, function: Callable[..., Any], one: Any, *args: Any) -> Any:
        before(name, one)
        return function(one, *args)

    with prepare(settings, auditor=PlainAuditor()) as prepared:
        return execute(prepared, call)


def damage(path: Path) -> None:
    """Turns over every byte of the middle third."""
    content = bytearray(path.read_bytes())
    third = len(content) // 3
    content[third : 2 * third] = bytes(255 - byte for byte in content[third : 2 * third])
    path.write_bytes(content)


def assert_sentence(error: BaseException, *words: str) -> None:
    text = str(error)
    assert "Traceback" not in text
    assert "\n" not in text, text
    for word in words:
        assert word in text, text


@pytest.fixture(scope="module")
def once(kept_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with a publication of one text."""
    folder = tmp_path_factory.mktemp("once")
    shutil.copytree(kept_folder, folder / "data")
    (folder / "landing").mkdir()
    (folder / "landing" / "first.txt").write_text(NEW_TEXT.replace("Ferry", "Bakery"))
    settings = Settings(source=folder / "landing", data_dir=folder / "data", workers=1, orchestrate=False)
    assert run(settings).status == "published"
    return folder


@pytest.fixture
def settings(once: Path, tmp_path: Path) -> Settings:
    """That publication, and a second text that is new."""
    shutil.copytree(once, tmp_path / "copy")
    landing = tmp_path / "copy" / "landing"
    (landing / "second.txt").write_text(NEW_TEXT)
    return Settings(source=landing, data_dir=tmp_path / "copy" / "data", workers=1, orchestrate=False)


@pytest.fixture
def small_disk(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """The same data directory on a file system of 40 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small file system needs root")
    shutil.copytree(settings.data_dir, disk / "data")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill_up(disk: Path) -> None:
    """Leaves no free byte."""
    with (disk / "filler").open("wb") as filler:
        filler.write(b"\0" * shutil.disk_usage(disk).free)


@pytest.mark.parametrize("stage", ["extract", "load", "deduplicate", "publish"])
def test_a_disk_full_at_any_stage_is_told_and_the_next_run_goes_on(
    settings: Settings, small_disk: Path, stage: str
) -> None:
    settings = settings.model_copy(update={"data_dir": small_disk / "data"})
    noise = random.Random(7)
    words = " ".join("".join(noise.choices("abcdefghijklmnop", k=9)) for _ in range(40_000))
    (settings.source / "long.txt").write_text(f"A long report\n\n{words}.\n")
    before = facts(settings.data_dir)

    def fill(name: str, _run: Any) -> None:
        if name == stage:
            fill_up(small_disk)

    with pytest.raises((WarehouseError, AuditError, DataDirError)) as caught:
        run(settings, fill)
    assert_sentence(caught.value, "disk is full", "free some space")
    assert facts(settings.data_dir) == before
    if stage == "load":
        (small_disk / "filler").unlink()
        assert run(settings).status == "published"
        assert facts(settings.data_dir) != before


def test_a_disk_that_cannot_be_written_is_told(settings: Settings, small_disk: Path) -> None:
    settings = settings.model_copy(update={"data_dir": small_disk / "data"})
    before = facts(settings.data_dir)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises((WarehouseError, DataDirError)) as caught:
        run(settings)
    assert_sentence(caught.value, str(settings.data_dir), "cannot be written")
    assert facts(settings.data_dir) == before


@pytest.mark.parametrize("place", ["staging", "snapshots"])
def test_a_folder_that_cannot_be_made_is_told(settings: Settings, place: str) -> None:
    before = facts(settings.data_dir)
    shutil.rmtree(settings.data_dir / place, ignore_errors=True)
    (settings.data_dir / place).write_text("in the way")
    with pytest.raises(WarehouseError) as caught:
        run(settings)
    assert_sentence(caught.value, place, "Nothing that was published has changed")
    assert facts(settings.data_dir) == before


@pytest.mark.parametrize("table", ["dim_document", "document_text", "fact_article", "quarantine"])
def test_a_staged_file_damaged_before_the_load_is_told(settings: Settings, table: str) -> None:
    before = facts(settings.data_dir)

    def spoil(name: str, one: Any) -> None:
        if name == "load":
            for path in one.paths.staging.rglob(f"{table}.parquet"):
                damage(path)

    with pytest.raises(WarehouseError) as caught:
        run(settings, spoil)
    assert_sentence(caught.value, "taged", "run again")
    assert facts(settings.data_dir) == before


def test_a_damaged_batch_of_a_broken_run_is_extracted_again(settings: Settings) -> None:
    with prepare(settings, auditor=PlainAuditor()) as broken:
        extracting.extract(broken, stages.ingest(broken))
    staged = list(Paths(settings.data_dir).staging.rglob("fact_article.parquet"))
    assert staged
    damage(staged[0])
    assert run(settings).status == "published"


@pytest.mark.parametrize("stage", ["deduplicate", "audit", "publish"])
def test_a_damaged_candidate_is_never_published(settings: Settings, stage: str) -> None:
    before = facts(settings.data_dir)

    def spoil(name: str, one: Any) -> None:
        if name == stage:
            damage(one.candidate)

    with pytest.raises((WarehouseError, AuditError)) as caught:
        run(settings, spoil)
    assert_sentence(caught.value, "candidate")
    assert facts(settings.data_dir) == before
    assert not list(settings.data_dir.glob("candidate-*"))
