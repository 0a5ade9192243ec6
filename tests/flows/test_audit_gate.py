"""The gates of a run: a batch that cannot be right is never loaded, and without an audit nothing is published."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from typer.testing import CliRunner

from flows import extraction
from flows.audit import AuditError, Auditor
from flows.settings import Settings
from flows.summary import Summary
from warehouse.connection import close_written, open_for_writing
from warehouse.paths import Paths
from warehouse.query import ask

Runs = Callable[..., Summary]


@pytest.fixture
def doubled(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An extraction that stages the first mention of every batch twice."""
    real = extraction.extract_documents

    def broken(*arguments: Any) -> dict[str, pl.DataFrame]:
        frames = real(*arguments)
        frames["fact_mention"] = pl.concat([frames["fact_mention"].head(1), frames["fact_mention"]])
        return frames

    monkeypatch.setattr(extraction, "extract_documents", broken)
    return monkeypatch


@pytest.mark.usefixtures("with_report")
def test_a_broken_batch_stops_the_run_in_one_sentence(
    run_once: Runs, settings: Settings, doubled: pytest.MonkeyPatch
) -> None:
    with pytest.raises(AuditError, match=r"failed on fact_mention\.mention_id_unique") as stopped:
        run_once()
    report = settings.data_dir / "reports" / "quality"
    assert str(stopped.value).endswith(f"Nothing is published yet; see {report / 'index.html'}.")
    assert stopped.value.exit_code == 1
    assert not Paths(settings.data_dir).warehouse.exists()
    assert not list(settings.data_dir.glob("candidate-*"))
    assert "fact_mention.mention_id_unique" in (report / "index.html").read_text(encoding="utf-8")
    rows = list(csv.DictReader((report / "failing_rows.csv").read_text(encoding="utf-8").splitlines()))
    assert [(row["check_name"], row["severity"]) for row in rows] == [
        ("fact_mention.mention_id_unique", "critical")
    ]
    assert rows[0]["row_key"]

    # What was staged is gone: once the fault is mended, the next run extracts anew.
    doubled.undo()
    assert run_once().status == "published"
    assert (report / "failing_rows.csv").read_text(encoding="utf-8").count("\n") == 1


@pytest.mark.usefixtures("doubled")
def test_the_command_ends_with_one_sentence_and_the_code_of_a_failed_audit(settings: Settings) -> None:
    from flows.app import app

    given = ["run", "--no-orchestration", "--workers", "1"]
    done = CliRunner().invoke(
        app, [*given, "--source", str(settings.source), "--data-dir", str(settings.data_dir)]
    )
    assert isinstance(done.exception, AuditError)
    assert str(done.exception).startswith("Not published: the staged batches failed on ")
    assert not Paths(settings.data_dir).warehouse.exists()


def test_a_batch_that_cannot_be_read_is_said_so(run_once: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import staging

    real = staging.write_batch

    def damaged(folder: Any, frames: Any) -> None:
        real(folder, frames)
        (folder / "fact_mention.parquet").write_bytes(b"PAR1 torn")

    monkeypatch.setattr(staging, "write_batch", damaged)
    with pytest.raises(AuditError, match="the staged batches cannot be read"):
        run_once()
    monkeypatch.undo()
    summary = run_once()
    assert summary.status == "published"
    assert "gate" in summary.seconds, "what the gate costs is shown"


def test_an_audit_process_that_is_killed_is_a_sentence_and_the_next_one_answers(
    published: Settings, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    database = published.data_dir / "warehouse.duckdb"
    run_id = str(ask(database, "select run_id from ops.etl_run").rows.item())
    auditor = Auditor()
    try:
        auditor.start()
        assert auditor._process is not None
        auditor._process.kill()
        with pytest.raises(AuditError, match="ended without an answer, so nothing was published"):
            auditor.audit(database, run_id, tmp_path / "report")
        for _ in range(2):
            assert auditor.audit(database, run_id, tmp_path / "report").passed
    finally:
        auditor.stop()
    assert auditor._process is None
    assert capfd.readouterr().err == "", "a process that ends by itself has nothing to complain of"


@pytest.mark.usefixtures("with_report")
def test_a_later_audit_reads_what_is_new_until_something_else_has_changed(
    run_once: Runs, settings: Settings
) -> None:
    report = settings.data_dir / "reports" / "quality" / "index.html"
    assert run_once().status == "published"
    assert "earlier runs" not in report.read_text(encoding="utf-8")

    (settings.source / "later.txt").write_text("Lock opens\n\nThe lock of Tarn opens in May, Ada Quill said.")
    assert run_once().status == "published"
    assert "earlier runs" in report.read_text(encoding="utf-8")

    con = open_for_writing(Paths(settings.data_dir).warehouse)
    con.execute(
        "UPDATE main.fact_mention SET surface = 'Nobody' WHERE mention_id = "
        "(SELECT min(mention_id) FROM main.fact_mention JOIN main.fact_article AS a USING (article_id) "
        "WHERE a.run_id = (SELECT min(run_id) FROM ops.etl_run))"
    ).fetchall()
    close_written(con)
    (settings.source / "latest.txt").write_text("Lock closes\n\nThe lock of Tarn closes, Ada Quill said.")
    summary = run_once()
    assert summary.status == "audit_failed"
    assert "mention_round_trip" in summary.failed_checks
    assert "earlier runs" not in report.read_text(encoding="utf-8")
