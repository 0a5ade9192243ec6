"""The landing folder as it is found: files, sidecars, links, and what the warehouse knows of them."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest

from flows.errors import LandingError
from flows.ingest import crawl_date, partitions, scan
from flows.staging import batch_id, batches


def write(folder: Path, name: str, text: str = "A text about nothing in particular.") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return hashlib.sha256(text.encode()).hexdigest()


def test_every_file_is_new_to_an_empty_warehouse(tmp_path: Path) -> None:
    digest = write(tmp_path, "b/2.txt")
    write(tmp_path, "a.txt", "Another text.")
    found = scan(tmp_path, {})
    assert [file.path for file in found.new] == ["a.txt", "b/2.txt"]
    assert found.new[1].digest == digest
    assert found.changed


def test_a_known_digest_at_its_path_is_known_and_a_new_one_is_new(tmp_path: Path) -> None:
    digest = write(tmp_path, "a.txt")
    write(tmp_path, "b.txt")
    found = scan(tmp_path, {"a.txt": digest, "b.txt": "0" * 64, "gone.txt": digest})
    assert [file.path for file in found.known] == ["a.txt"]
    assert [file.path for file in found.new] == ["b.txt"]
    assert found.missing == ("gone.txt",)


def test_nothing_new_is_no_change(tmp_path: Path) -> None:
    digest = write(tmp_path, "a.txt")
    assert not scan(tmp_path, {"a.txt": digest}).changed


def test_hidden_files_and_sidecars_are_no_documents(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "a.txt.json", "{}")
    write(tmp_path, "manifest.jsonl", "{}")
    write(tmp_path, ".hidden", "x")
    write(tmp_path, ".git/config", "x")
    write(tmp_path, "lonely.json", "{}")
    assert [file.path for file in scan(tmp_path, {}).new] == ["a.txt", "lonely.json"]


def test_a_link_out_of_the_folder_is_a_problem_and_a_loop_ends(tmp_path: Path) -> None:
    folder = tmp_path / "landing"
    write(folder, "a.txt")
    secret = tmp_path / "secret.txt"
    secret.write_text("not yours")
    (folder / "link.txt").symlink_to(secret)
    (folder / "loop").symlink_to(folder)
    found = scan(folder, {})
    assert [file.path for file in found.new] == ["a.txt"]
    assert [(p.path, p.reason) for p in found.problems] == [("link.txt", "outside_landing")]


def test_a_linked_folder_is_refused_by_name_unless_its_files_are_read_where_they_lie(tmp_path: Path) -> None:
    folder = tmp_path / "landing"
    write(folder, "2026-11-21/a.txt")
    write(tmp_path, "elsewhere/secret.txt", "not yours")
    (folder / "latest").symlink_to(folder / "2026-11-21")
    (folder / "2026-11-21" / "out").symlink_to(tmp_path / "elsewhere")
    (folder / "2026-11-20").symlink_to(tmp_path / "elsewhere")
    found = scan(folder, {})
    assert [file.path for file in found.new] == ["2026-11-21/a.txt"]
    refused = [("2026-11-20", "outside_landing"), ("2026-11-21/out", "outside_landing")]
    assert [(p.path, p.reason) for p in found.problems] == refused
    with pytest.raises(LandingError, match=r"2026-11-20' is a link, .* Put the folder itself there"):
        scan(folder, {}, date(2026, 11, 20))
    assert partitions(folder, date(2026, 11, 1), date(2026, 11, 30)) == [date(2026, 11, 21)]


def test_a_broken_link_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere.txt")
    assert [p.reason for p in scan(tmp_path, {}).problems] == ["unreadable"]


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda _: None, "does not exist"),
        (lambda p: p.mkdir(), "holds no texts"),
        (lambda p: p.write_text("x"), "is a file"),
    ],
)
def test_a_wrong_folder_is_one_clear_sentence(tmp_path: Path, make: object, says: str) -> None:
    folder = tmp_path / "landing"
    make(folder)
    with pytest.raises(LandingError, match=says) as caught:
        scan(folder, {})
    assert "--source" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_batches_keep_name_order_and_their_ids_follow_content_and_version(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path, f"{number}.txt", f"text {number}")
    found = scan(tmp_path, {}).new
    cut = batches(tuple(reversed(found)), 2)
    assert [[file.path for file in batch] for batch in cut] == [
        ["0.txt", "1.txt"],
        ["2.txt", "3.txt"],
        ["4.txt"],
    ]
    first, second = ([(file.path, file.digest) for file in batch] for batch in cut[:2])
    assert batch_id(first, "v1") == batch_id(first, "v1")
    assert len({batch_id(first, "v1"), batch_id(first, "v2"), batch_id(second, "v1")}) == 3


def test_a_partition_is_a_day_and_nothing_else_is_looked_at(tmp_path: Path) -> None:
    write(tmp_path, "2026-11-20/a.txt", "first day")
    digest = write(tmp_path, "dt=2026-11-21/b.txt", "second day")
    known = {"2026-11-20/gone.txt": digest, "dt=2026-11-21/gone.txt": digest}
    found = scan(tmp_path, known, date(2026, 11, 21))
    assert [file.path for file in found.new] == ["dt=2026-11-21/b.txt"]
    assert found.missing == ("dt=2026-11-21/gone.txt",)
    with pytest.raises(LandingError, match="no partition for 2026-11-22"):
        scan(tmp_path, {}, date(2026, 11, 22))
    assert partitions(tmp_path, date(2026, 11, 1), date(2026, 11, 30)) == [
        date(2026, 11, 20),
        date(2026, 11, 21),
    ]
    assert partitions(tmp_path, date(2026, 11, 21), date(2026, 11, 30)) == [date(2026, 11, 21)]


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2026-11-21/a.txt", date(2026, 11, 21)),
        ("feed/dt=2026-11-21/a.txt", date(2026, 11, 21)),
        ("2026-13-40/a.txt", None),
        ("notes-2026-11-21.txt", None),
        ("a.txt", None),
    ],
)
def test_the_crawl_date_is_the_partition_a_path_lies_in(path: str, day: date | None) -> None:
    assert crawl_date(path) == day


def test_a_pipe_is_a_problem_and_nobody_waits_for_it(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    found = scan(tmp_path, {})
    assert [(p.path, p.reason) for p in found.problems] == [("pipe.txt", "unreadable")]


def test_a_name_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.txt"))).write_text("A text about something.")
    found = scan(tmp_path, {})
    assert [(p.path, p.reason) for p in found.problems] == [("b\\xff.txt", "bad_file_name")]


def test_only_container_files_have_records(tmp_path: Path) -> None:
    digest = write(tmp_path, "x.txt")
    other = write(tmp_path, "x.txt#12", "Another text.")
    assert not scan(tmp_path, {"x.txt": digest, "x.txt#12": other}).changed
    box = write(tmp_path, "box.jsonl", "{}")
    known = {"x.txt": digest, "x.txt#12": other, "box.jsonl": box, "box.jsonl#1": digest}
    assert scan(tmp_path, known).records == (("box.jsonl#1", digest),)
