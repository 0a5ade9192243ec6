"""Whole runs over a small landing folder: published, unchanged, superseded, stopped by the audit."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.plan import execute, execute_rebuild
from flows.run import prepare
from flows.settings import Settings
from flows.summary import Summary
from tests.flows.plain_auditor import PlainAuditor
from warehouse.connection import open_read_only
from warehouse.digest import table_digests
from warehouse.errors import LockedError
from warehouse.paths import Paths

Runs = Callable[..., Summary]


def rows(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    con = open_read_only(Paths(settings.data_dir).warehouse)
    try:
        return con.execute(sql).fetchall()
    finally:
        con.close()


def facts(settings: Settings) -> dict[str, str]:
    con = open_read_only(Paths(settings.data_dir).warehouse)
    try:
        return table_digests(con)
    finally:
        con.close()


@pytest.mark.usefixtures("with_report")
def test_a_run_publishes_and_a_second_one_changes_nothing(run_once: Runs, settings: Settings) -> None:
    shutil.rmtree(settings.data_dir)
    first = run_once()
    assert first.status == "published"
    assert first.documents == {"new": 3, "known": 0, "quarantined": 1, "missing": 0}
    assert first.segments == {"articles": 2, "teasers": 2}
    assert first.report is not None
    assert first.report.exists()
    before = Paths(settings.data_dir).warehouse.stat()

    second = run_once()
    assert second.status == "unchanged"
    assert second.documents["known"] == 4
    after = Paths(settings.data_dir).warehouse.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_is_in_quarantine_already_is_no_reason_to_publish(run_once: Runs, settings: Settings) -> None:
    outside = settings.source.parent / "secret.txt"
    outside.write_text("A text that lies outside of the landing folder.", encoding="utf-8")
    (settings.source / "out.txt").symlink_to(outside)
    (settings.source / "itself.txt").symlink_to(settings.source / "itself.txt")
    assert run_once().documents["quarantined"] == 3  # the two links, and the empty file
    again = run_once()
    assert (again.status, again.documents["quarantined"]) == ("unchanged", 0)

    (settings.source / "later.txt").symlink_to(outside)
    assert run_once().documents["quarantined"] == 1
    con = open_read_only(settings.data_dir / "warehouse.duckdb")
    open_rows = con.execute("select count(*) from ops.quarantine where status = 'open'").fetchall()
    con.close()
    assert open_rows == [(4,)]


@pytest.mark.usefixtures("gold_set")
def test_every_kind_of_fact_is_there(run_once: Runs, settings: Settings) -> None:
    run_once()
    assert rows(settings, "select path, reason from ops.quarantine") == [("empty.txt", "empty")]
    kinds = dict(rows(settings, "select kind, count(*) from fact_citation group by 1"))
    assert kinds["footnote"] == 1
    assert kinds["quotation"] == 1
    teaser = "select relation, direction from fact_article_relation"
    assert rows(settings, teaser) == [("excerpt", "excerpt_of")]
    assert rows(settings, "select count(*) from fact_mention where surface = 'Mara Linde'") == [(1,)]
    measured = dict(rows(settings, "select task, f1 from ops.accuracy"))
    assert measured["articles"] > 0.9
    assert rows(settings, "select status, documents_new from ops.etl_run") == [("published", 3)]


def test_workers_batches_and_folders_do_not_show_in_the_facts(published: Settings, tmp_path: Path) -> None:
    other = published.model_copy(update={"data_dir": tmp_path / "elsewhere", "batch_size": 1, "workers": 2})
    with prepare(other, auditor=PlainAuditor()) as run:
        assert execute(run).status == "published"
    assert facts(other) == facts(published)


def test_texts_that_come_later_end_in_the_same_facts(published: Settings, tmp_path: Path) -> None:
    piecewise = published.model_copy(
        update={"data_dir": tmp_path / "piecewise", "source": tmp_path / "arriving"}
    )
    (tmp_path / "arriving").mkdir()
    for name in ("copy.txt", "listing.txt", "empty.txt", "bakery.txt"):
        shutil.copy(published.source / name, tmp_path / "arriving" / name)
        with prepare(piecewise, auditor=PlainAuditor()) as run:
            assert execute(run).status == "published"
    assert facts(piecewise) == facts(published)


@pytest.mark.usefixtures("published")
def test_a_new_version_supersedes_and_a_vanished_file_keeps_its_facts(
    run_once: Runs, settings: Settings
) -> None:
    bakery = settings.source / "bakery.txt"
    bakery.write_text(bakery.read_text().replace("Mara Linde", "Mara Lindgren"))
    (settings.source / "copy.txt").unlink()
    second = run_once()
    assert second.status == "published"
    assert second.documents["missing"] == 1
    assert rows(settings, "select count(*) from dim_document where superseded_by is not null") == [(1,)]
    now = rows(settings, "select distinct surface from current.fact_mention where surface like 'Mara L%'")
    assert now == [("Mara Lindgren",)]
    assert rows(settings, "select count(*) from dim_document where path = 'copy.txt'") == [(1,)]


@pytest.mark.usefixtures("published")
def test_a_failed_audit_publishes_nothing_and_says_where_to_look(
    run_once: Runs, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = facts(settings)
    (settings.source / "new.txt").write_text(
        "Ferry runs again\n\nThe ferry runs again, the county said on Friday.\n"
    )

    from flows import loading

    real = loading.refresh_dimensions

    def broken(con: Any, *frames: Any) -> None:
        real(con, *frames)
        con.execute("update fact_mention set surface = 'somebody else' where surface = 'Mara Linde'")

    monkeypatch.setattr(loading, "refresh_dimensions", broken)
    stopped = run_once()
    assert stopped.status == "audit_failed"
    assert "mention_round_trip" in " ".join(stopped.failed_checks)
    assert "Not published" in stopped.headline
    assert facts(settings) == before
    assert not list(settings.data_dir.glob("candidate-*"))


def test_a_second_run_at_once_is_refused_with_the_process_that_holds_the_lock(settings: Settings) -> None:
    with prepare(settings), pytest.raises(LockedError, match="process"), prepare(settings):
        pass


def test_a_rebuild_with_the_same_rules_changes_no_fact(published: Settings) -> None:
    before = facts(published)
    with prepare(published, auditor=PlainAuditor(), needs_source=False) as run:
        assert execute_rebuild(run).status == "unchanged"
    with prepare(published, auditor=PlainAuditor(), needs_source=False) as run:
        assert execute_rebuild(run, everything=True).status == "published"
    assert facts(published) == before


def test_a_rebuild_after_a_changed_registry_shows_the_difference_first(
    published: Settings, tmp_path: Path
) -> None:
    registry = tmp_path / "registry.yaml"
    registry.write_text(
        "entities:\n  - {id: ada, name: Ada Voss, type: person, aliases: [engineer Ada Voss]}\n"
    )
    changed = published.model_copy(update={"registry": (registry,)})
    before = facts(published)
    with prepare(changed, auditor=PlainAuditor(), needs_source=False) as run:
        dry = execute_rebuild(run, dry_run=True)
    assert dry.status == "dry_run"
    assert "fact_mention" in dry.differences
    assert facts(published) == before

    with prepare(changed, auditor=PlainAuditor(), needs_source=False) as run:
        assert execute_rebuild(run).status == "published"
    assert rows(published, "select count(*) > 0 from fact_mention where entity_id = 'ada'") == [(True,)]
    # The rebuilt warehouse is the one that a first run with the new registry makes.
    fresh = changed.model_copy(update={"data_dir": tmp_path / "fresh"})
    with prepare(fresh, auditor=PlainAuditor()) as run:
        execute(run)
    assert facts(fresh) == facts(published)


@pytest.mark.usefixtures("published")
def test_a_query_in_the_middle_of_a_run_sees_the_earlier_publication(
    run_once: Runs, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import loading
    from warehouse.query import ask

    count = "select count(*) as n from dim_document"
    before = ask(Paths(settings.data_dir).warehouse, count).rows.item()
    seen = []
    real = loading.refresh_dimensions

    def asking(con: Any, *frames: Any) -> None:
        real(con, *frames)
        seen.append(ask(Paths(settings.data_dir).warehouse, count).rows.item())

    monkeypatch.setattr(loading, "refresh_dimensions", asking)
    (settings.source / "new.txt").write_text(
        "Ferry runs again\n\nThe ferry runs again, the county said on Friday.\n"
    )
    assert run_once().status == "published"
    assert seen == [before]
    assert ask(Paths(settings.data_dir).warehouse, count).rows.item() == before + 1
