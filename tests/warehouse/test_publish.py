"""One atomic rename publishes; nothing else ever touches the published file."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from unittest.mock import patch

import duckdb
import pytest

from tests.warehouse.staged_rows import NOW, document_rows, load, publish_run
from warehouse import publish as publishing
from warehouse.connection import open_read_only
from warehouse.digest import digest
from warehouse.errors import NotPublishedError, WarehouseError
from warehouse.paths import Paths
from warehouse.publish import close_candidate, open_candidate, publish
from warehouse.records import start_run

ROOT = Path(__file__).parents[2]


def _digest(path: Path) -> str:
    con = open_read_only(path)
    try:
        return digest(con)
    finally:
        con.close()


def test_a_candidate_is_brought_to_the_disk_while_others_read_it(published: Paths) -> None:
    with patch.object(publishing, "_sync", wraps=publishing._sync) as sync:
        publishing.write_out(published.warehouse).join()
    sync.assert_called_once_with(published.warehouse)


def test_a_candidate_that_is_missing_is_left_to_the_publication(paths: Paths) -> None:
    missing = paths.candidate("run-1")
    with (
        patch.object(publishing, "_sync", wraps=publishing._sync) as sync,
        patch("threading.excepthook") as told,
    ):
        publishing.write_out(missing).join()
    sync.assert_called_once_with(missing)
    told.assert_not_called()
    with pytest.raises(WarehouseError):
        publish(paths, "run-1")


def test_a_publication_leaves_nothing_but_itself(published: Paths) -> None:
    left = sorted(p.name for p in published.data_dir.iterdir() if p.name != "staging")
    assert left == ["warehouse.duckdb"]


def test_the_publication_before_is_kept_as_a_snapshot(published: Paths) -> None:
    first = _digest(published.warehouse)
    publish_run(published, "run-2", document_rows("d3"))
    kept = publishing.snapshots(published)
    assert [s.run_id for s in kept] == ["run-1"]
    assert _digest(kept[0].path) == first
    assert _digest(published.warehouse) != first
    assert kept[0].bytes == kept[0].path.stat().st_size


def test_only_the_last_publications_are_kept(published: Paths) -> None:
    for number in range(2, 6):
        publish_run(published, f"run-{number}", document_rows(f"d{number}"), keep=2)
    assert [s.run_id for s in publishing.snapshots(published)] == ["run-4", "run-3"]
    assert publishing.prune_snapshots(published, 0) == []
    assert list(published.snapshots.iterdir()) == []


def test_keeping_a_snapshot_twice_is_harmless(published: Paths) -> None:
    publishing._keep_snapshot(published)
    publishing._keep_snapshot(published)
    assert [p.name for p in published.snapshots.iterdir()] == ["run-1.duckdb"]


def test_a_snapshot_without_hard_links_is_a_copy(published: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(os, "link", refuse)
    before = _digest(published.warehouse)
    publish_run(published, "run-2", document_rows("d3"))
    assert _digest(published.snapshots / "run-1.duckdb") == before


def test_a_dead_run_leaves_no_candidate_behind(published: Paths) -> None:
    before = _digest(published.warehouse)
    dead = published.candidate("dead")
    dead.write_bytes(b"half a file")
    dead.with_name(dead.name + ".wal").write_bytes(b"x")
    con = open_candidate(published, "run-2")
    assert not dead.exists()
    con.close()
    assert [p for p in published.data_dir.glob("candidate*") if "run-2" not in p.name] == []
    assert _digest(published.warehouse) == before


def test_a_candidate_that_was_not_closed_is_not_published(published: Paths) -> None:
    con = open_candidate(published, "run-2")
    load(con, published.staging / "x", "run-2", document_rows("d9"))
    before = _digest(published.warehouse)
    with pytest.raises(WarehouseError, match="not closed"):
        publish(published, "run-2")
    con.close()
    assert _digest(published.warehouse) == before


@pytest.mark.parametrize("place", ["start", "middle", "cut", "empty"])
def test_a_damaged_candidate_is_not_published(published: Paths, place: str) -> None:
    con = open_candidate(published, "run-2")
    start_run(con, "run-2", NOW)
    load(
        con,
        published.staging / "x",
        "run-2",
        *[document_rows(f"e{i}", raw=f"{i} " * 3000) for i in range(30)],
    )
    close_candidate(con)
    before = _digest(published.warehouse)
    candidate = published.candidate("run-2")
    size = candidate.stat().st_size
    with candidate.open("r+b") as file:
        if place in ("cut", "empty"):
            file.truncate(size // 2 if place == "cut" else 0)
        else:
            blocks = [0] if place == "start" else range(12288, size - 262144, 262144)
            for offset in blocks:
                file.seek(offset + 5000 if offset else 0)
                file.write(b"\xff" * 4096)
    with pytest.raises(WarehouseError, match=r"candidate-run-2\.duckdb"):
        publish(published, "run-2")
    assert _digest(published.warehouse) == before


def test_a_run_id_that_is_no_file_name_is_refused(paths: Paths) -> None:
    for name in ("", "../x", "a/b", ".hidden", "x" * 200):
        with pytest.raises(WarehouseError, match="cannot be a file name"):
            open_candidate(paths, name)


def test_readers_of_the_old_file_read_on(published: Paths) -> None:
    reader = open_read_only(published.warehouse)
    publish_run(published, "run-2", document_rows("d3"))
    assert reader.execute("SELECT count(*) FROM dim_document").fetchall() == [(2,)]
    assert open_read_only(published.warehouse).execute("SELECT count(*) FROM dim_document").fetchall() == [
        (3,)
    ]
    reader.close()


def test_twenty_readers_through_five_publications(published: Paths) -> None:
    """No error, no blocked reader, and every answer is of one publication: as many texts as documents."""
    stop = threading.Event()
    wrong: list[object] = []
    answers: set[int] = set()

    def read() -> None:
        while not stop.wait(0.3):  # not busy: the point is the moments of replacement, not the load
            try:
                con = open_read_only(published.warehouse)
                row = con.execute(
                    """SELECT (SELECT count(*) FROM dim_document), (SELECT count(*) FROM document_text),
                              (SELECT count(*) FROM fact_mention) / 2"""
                ).fetchall()[0]
                con.close()
                answers.add(row[0])
                if len(set(row)) != 1:
                    wrong.append(row)
            except Exception as error:  # whatever it is, the test must name it
                wrong.append(error)

    readers = [threading.Thread(target=read) for _ in range(20)]
    for reader in readers:
        reader.start()
    try:
        for number in range(2, 7):
            publish_run(published, f"run-{number}", document_rows(f"n{number}"))
            deadline = time.monotonic() + 300
            while number + 1 not in answers and not wrong and time.monotonic() < deadline:
                time.sleep(0.02)  # until somebody has read it
    finally:
        stop.set()
        for reader in readers:
            reader.join(timeout=300)
    assert wrong == []
    assert {3, 4, 5, 6, 7} <= answers <= {2, 3, 4, 5, 6, 7}


def test_there_is_a_sentence_before_the_first_publication(paths: Paths) -> None:
    with pytest.raises(NotPublishedError, match=r"no warehouse at .*Run `clippings run` first"):
        open_read_only(paths.warehouse)


def test_a_file_that_is_no_database_is_named(paths: Paths) -> None:
    paths.data_dir.mkdir()
    paths.warehouse.write_bytes(b"not a database" * 1000)
    with pytest.raises(WarehouseError, match=r"warehouse\.duckdb cannot be opened"):
        open_read_only(paths.warehouse)


_KILLED = """
import sys
from pathlib import Path
from tests.warehouse.staged_rows import document_rows, publish_run
from warehouse.load import load_batches
from warehouse.lock import run_lock
from warehouse.paths import Paths
from warehouse.lock import run_lock
paths = Paths(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(2, 100):
    with run_lock(paths):
        publish_run(paths, f"run-{number}", document_rows(f"k{number}"), keep=2)
"""


@pytest.mark.parametrize("delay", [0.05, 0.3, 0.7, 1.1])
def test_a_kill_at_any_moment_leaves_a_whole_publication(published: Paths, delay: float) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(published.data_dir)], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    child.stdout.readline()
    threading.Event().wait(delay)
    child.kill()
    child.wait()
    child.stdout.close()
    publishing.verify(published.warehouse)
    con = open_read_only(published.warehouse)
    documents, texts, mentions, runs = con.execute(
        """SELECT (SELECT count(*) FROM dim_document), (SELECT count(*) FROM document_text),
                  (SELECT count(*) FROM fact_mention), (SELECT count(*) FROM ops.etl_run)"""
    ).fetchall()[0]
    con.close()
    assert (texts, mentions, runs) == (documents, 2 * documents, documents - 1)
    publish_run(published, "after", document_rows("after"))
    assert list(published.data_dir.glob("candidate*")) == []


def test_the_published_file_is_never_opened_for_writing(published: Paths) -> None:
    before = published.warehouse.stat()
    con = open_read_only(published.warehouse)
    with pytest.raises(duckdb.Error, match="read-only"):
        con.execute("DELETE FROM fact_article")
    con.close()
    after = published.warehouse.stat()
    assert (before.st_ino, before.st_mtime_ns, before.st_size) == (
        after.st_ino,
        after.st_mtime_ns,
        after.st_size,
    )


def test_the_marts_say_where_a_text_lies_after_others_have_gone(tmp_path: Path) -> None:
    """Rows that are removed make the others move when the file is written; the marts come after that."""
    paths = Paths(tmp_path)
    con = open_candidate(paths, "run-1")
    con.execute(
        """INSERT INTO fact_article BY NAME
           SELECT i::VARCHAR AS article_id, 'd' AS document_id, 'article' AS kind, 'text ' || i AS "text",
               true AS is_canonical FROM range(260_000) AS r (i)"""
    )
    con.execute("CHECKPOINT")
    con.execute("DELETE FROM fact_article WHERE article_id::INTEGER < 250_000")
    close_candidate(con)
    publish(paths, "run-1")
    con = open_read_only(paths.warehouse)
    try:
        found = con.execute(
            """SELECT count(*), count(*) FILTER (t.article_id = a.article_id)
               FROM marts.article_overview AS a LEFT JOIN fact_article AS t ON t.rowid = a.text_row"""
        ).fetchall()
    finally:
        con.close()
    assert found == [(10_000, 10_000)]
