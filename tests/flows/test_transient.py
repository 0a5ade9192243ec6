"""Files that vanish, shares that stall, folders that are closed: what passes is tried again, what does not is said."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from flows import ingest, transient
from flows.errors import LandingError
from flows.ingest import scan
from flows.settings import Settings
from flows.summary import Summary
from flows.transient import is_transient, patiently


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transient, "time", SimpleNamespace(sleep=lambda _seconds: None))


def failing(times: int, error: OSError, value: str = "read") -> tuple[Callable[[], str], list[int]]:
    calls: list[int] = []

    def function() -> str:
        calls.append(1)
        if len(calls) <= times:
            raise error
        return value

    return function, calls


def test_what_can_pass_is_tried_again_with_growing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(transient, "time", SimpleNamespace(sleep=waits.append))  # not that of other threads
    function, calls = failing(2, OSError(errno.ESTALE, "Stale file handle"))
    assert patiently(function) == "read"
    assert len(calls) == 3
    assert waits == [0.2, 1.0]


@pytest.mark.parametrize(
    "error",
    [
        FileNotFoundError(errno.ENOENT, "gone"),
        PermissionError(errno.EACCES, "closed"),
        OSError(errno.ENOSPC, "full"),
    ],
)
def test_what_stays_wrong_is_tried_once(error: OSError) -> None:
    function, calls = failing(9, error)
    with pytest.raises(type(error)):
        patiently(function)
    assert len(calls) == 1


def test_a_cause_that_does_not_pass_is_raised_in_the_end() -> None:
    function, calls = failing(99, TimeoutError(errno.ETIMEDOUT, "Connection timed out"))
    with pytest.raises(TimeoutError):
        patiently(function)
    assert len(calls) == 1 + len(transient.WAITS)


def test_errors_without_a_number_come_from_a_storage_library() -> None:
    assert is_transient(OSError("bucket did not answer"))
    assert not is_transient(ValueError("no number at all"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "below/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"The text {name}, about nothing in particular.")
    return tmp_path


def test_a_file_that_vanishes_while_the_folder_is_read_was_not_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = ingest._identify

    def vanishing(path: Path, name: str, root: Path) -> Any:
        if name == "a.txt":
            Path(path).unlink()
        return real(path, name, root)

    monkeypatch.setattr(ingest, "_identify", vanishing)
    found = scan(folder, {"a.txt": "0" * 64})
    assert [file.path for file in found.new] == ["b.txt", "below/c.txt"]
    assert found.problems == ()
    assert found.missing == ("a.txt",)


def test_a_share_that_stalls_makes_no_file_missing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = ingest._identify

    def stalling(path: Path, name: str, root: Path) -> Any:
        if name == "b.txt":
            raise OSError(errno.EIO, "Input/output error", str(path))
        return real(path, name, root)

    monkeypatch.setattr(ingest, "_identify", stalling)
    with pytest.raises(OSError, match="Input/output error"):
        scan(folder, {"b.txt": "0" * 64})


def _walk_without(name: str, error: type[OSError], number: int) -> Callable[..., Iterator[Any]]:
    real = os.scandir

    def scandir(path: Any = ".") -> Any:
        if os.fspath(path).endswith(name):
            raise error(number, os.strerror(number), os.fspath(path))
        return real(path)

    return scandir


def test_a_closed_folder_is_a_problem_and_what_it_held_is_not_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest.os, "scandir", _walk_without("below", PermissionError, errno.EACCES))
    found = scan(folder, {"below/c.txt": "0" * 64, "gone.txt": "1" * 64})
    assert [(p.path, p.reason) for p in found.problems] == [("below", "unreadable")]
    assert found.missing == ("gone.txt",)


def test_a_folder_that_does_not_answer_stops_the_scan(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.os, "scandir", _walk_without("below", OSError, errno.ESTALE))
    with pytest.raises(OSError, match=os.strerror(errno.ESTALE)):
        scan(folder, {})
    monkeypatch.setattr(ingest.os, "scandir", _walk_without(folder.name, PermissionError, errno.EACCES))
    with pytest.raises(LandingError, match="cannot be listed"):
        scan(folder, {})


def test_a_file_that_stalls_while_its_batch_is_read_is_read_after_all(
    run_once: Callable[..., Summary], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import extraction

    stalled: list[str] = []
    real = extraction._read_at_once

    def read_at_once(path: str) -> bytes:
        if path.endswith("bakery.txt") and len(stalled) < 2:
            stalled.append(path)
            raise OSError(errno.ESTALE, "Stale file handle", path)
        return real(path)

    monkeypatch.setattr(extraction, "_read_at_once", read_at_once)
    summary = run_once()
    assert len(stalled) == 2
    assert summary.documents == {"new": 3, "known": 0, "quarantined": 1, "missing": 0}
    assert settings.source.joinpath("bakery.txt").exists()
