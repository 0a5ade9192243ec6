"""Status, quarantine, prune, and the message that a failed run sends."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import duckdb
import pytest
from pydantic import SecretStr
from typer.testing import CliRunner

from flows.app import app
from flows.settings import Settings
from flows.summary import Summary
from warehouse import lock
from warehouse.connection import close_written, open_for_writing
from warehouse.lock import run_lock
from warehouse.paths import Paths

Runs = Callable[..., Summary]


def clippings(settings: Settings, *arguments: str) -> str:
    done = CliRunner().invoke(app, [*arguments, "--data-dir", str(settings.data_dir)])
    assert done.exit_code == 0, done.output
    return done.output


@contextmanager
def while_a_text_comes_back(paths: Paths) -> Iterator[None]:
    """The lock of a command that had to wait: the run before it found every file again."""
    con = open_for_writing(paths.warehouse)
    con.execute("update ops.landing_file set missing_since_run = null")
    close_written(con)
    con.close()
    with run_lock(paths):
        yield


@pytest.mark.usefixtures("published")
def test_status_quarantine_and_prune(
    run_once: Runs, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "0 failing" in clippings(settings, "status", "--max-age", "1h")
    late = CliRunner().invoke(app, ["status", "--max-age", "0m", "--data-dir", str(settings.data_dir)])
    assert late.exit_code == 1
    assert "LATE" in late.output
    assert "next run   none; no schedule is being served" in late.output

    listed = clippings(settings, "quarantine", "list")
    assert "empty.txt" in listed
    key = next(line.split()[0] for line in listed.splitlines() if "empty.txt" in line)
    assert "white space" in clippings(settings, "quarantine", "show", key[:6])

    # A refused file is known and not read again, until somebody asks for it.
    (settings.source / "other.txt").write_text(
        "The ferry of Ostrel runs again, the county said on Friday evening."
    )
    assert run_once().documents["quarantined"] == 0
    assert "1 refused documents will be tried again" in clippings(settings, "quarantine", "retry")
    assert run_once().documents["quarantined"] == 1

    (settings.source / "other.txt").unlink()
    run_once()
    assert "other.txt" in clippings(settings, "prune")
    before = Paths(settings.data_dir).warehouse.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(lock, "run_lock", while_a_text_comes_back)
        assert "0 documents removed" in clippings(settings, "prune", "--yes")
    Paths(settings.data_dir).warehouse.write_bytes(before)
    assert "1 documents removed" in clippings(settings, "prune", "--yes")
    assert "0 documents could go" in clippings(settings, "prune")


@pytest.mark.usefixtures("published")
def test_a_run_with_nothing_new_is_a_sign_of_life(run_once: Runs, settings: Settings) -> None:
    note = Paths(settings.data_dir).last_run
    published = json.loads(note.read_text())
    con = duckdb.connect(str(settings.data_dir / "warehouse.duckdb"))
    con.execute("update ops.etl_run set finished_at = finished_at - interval 2 day")
    con.close()
    note.write_text("{damaged")
    late = CliRunner().invoke(app, ["status", "--max-age", "26h", "--data-dir", str(settings.data_dir)])
    assert late.exit_code == 1
    assert "LATE" in late.output

    assert run_once().status == "unchanged"
    said = clippings(settings, "status", "--max-age", "26h")
    assert "LATE" not in said
    assert "unchanged, 0 minutes ago" in said
    assert json.loads(note.read_text())["run_id"] != published["run_id"]


def test_a_retry_reads_only_the_refused_records_of_a_container(run_once: Runs, settings: Settings) -> None:
    records = [
        {"text": "Swans counted\n\nVolunteers counted ninety swans on the Tarn, the county said on Monday."},
        {"text": ""},
    ]
    box = settings.source / "box.jsonl"
    box.write_text("".join(json.dumps(record) + "\n" for record in records))
    first = run_once()
    assert first.documents["new"] == 4
    loaded = (
        "select run_id from fact_article join dim_document using (document_id) where path = 'box.jsonl#1'"
    )
    before = clippings(settings, "sql", loaded, "--format", "csv")
    assert "2 refused documents will be tried again" in clippings(settings, "quarantine", "retry")
    again = run_once()
    assert again.status == "published"
    assert (again.documents["new"], again.documents["quarantined"]) == (0, 2)
    assert clippings(settings, "sql", loaded, "--format", "csv") == before, (
        "the good record is left as it was"
    )
    # A container that grows costs its new records only.
    with box.open("a") as stream:
        stream.write(json.dumps({"text": records[0]["text"].replace("ninety", "eighty")}) + "\n")
    grown = run_once()
    assert grown.documents["new"] == 1
    assert clippings(settings, "sql", loaded, "--format", "csv") == before
    held = "select count(*) as n from ops.landing_file where path like 'box.jsonl%'"
    assert clippings(settings, "sql", held, "--format", "csv") == "n\n4\n"


@pytest.fixture
def inbox() -> Iterator[tuple[str, list[str]]]:
    """A local HTTP endpoint: its Apprise address, and what was posted to it."""
    posted: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"json://127.0.0.1:{server.server_port}/", posted
    server.shutdown()


def test_a_clean_run_tells_nobody(run_once: Runs, inbox: tuple[str, list[str]]) -> None:
    address, posted = inbox
    assert run_once(notify=(SecretStr(address),)).status == "published"
    assert posted == []


def test_a_failed_audit_is_told(
    run_once: Runs, inbox: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import loading

    address, posted = inbox
    real = loading.refresh_dimensions

    def broken(con: object, *frames: object) -> None:
        real(con, *frames)
        con.execute("update fact_article set ordinal = 0")

    monkeypatch.setattr(loading, "refresh_dimensions", broken)
    assert run_once(notify=(SecretStr(address),)).status == "audit_failed"
    assert len(posted) == 1
    assert "ordinal_positive" in posted[0]
