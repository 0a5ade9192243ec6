"""A document that takes too long ends in quarantine; the others of its batch are as they would be without it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from flows import extraction
from flows.limits import TimeLimit
from flows.settings import Settings
from tests.hostile.conftest import PLAIN, Ask, assert_nothing_lost, run_plan
from tests.hostile.slow_rules import break_rules, start_slow_worker
from transforms.extract import TooSlowError
from warehouse.connection import open_read_only
from warehouse.digest import table_digests
from warehouse.paths import Paths

FACTS = ("dim_document", "fact_article", "fact_mention", "fact_citation", "dim_entity", "dim_source")
TOWNS = ("Ostrel", "Tarn", "Alder")


def fill(landing: Path) -> None:
    for town in TOWNS:
        (landing / f"{town}.txt").write_text(PLAIN.format(town=town))


def facts(data_dir: Path) -> dict[str, str]:
    con = open_read_only(Paths(data_dir).warehouse)
    try:
        return {name: digest for name, digest in table_digests(con).items() if name in FACTS}
    finally:
        con.close()


@pytest.fixture(scope="module")
def facts_without(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The facts of the same folder without its slow documents."""
    folder = tmp_path_factory.mktemp("alone")
    (folder / "landing").mkdir()
    fill(folder / "landing")
    settings = Settings(source=folder / "landing", data_dir=folder / "data", workers=1, orchestrate=False)
    run_plan(settings.model_copy(update={"shipped_registry": False}))
    return facts(folder / "data")


@pytest.mark.parametrize("workers", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_the_slow_document_alone_is_refused_by_name(
    settings: Settings,
    ask: Ask,
    facts_without: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    workers: int,
) -> None:
    fill(settings.source)
    for name in ("loop", "pattern", "page"):
        text = f"Endless {name} of the county\n\n{PLAIN.format(town='Mira')}Zelda Quern said so."
        (settings.source / f"{name}.txt").write_text(text)
    page = f"<html><body><p>Endless markup</p><p>{PLAIN}</p></body></html>"
    (settings.source / "markup.html").write_text(page)
    break_rules(monkeypatch.setattr)
    if workers > 1:
        monkeypatch.setattr(extraction, "start_worker", start_slow_worker)
    changes = {"document_seconds": 1.0, "workers": workers, "batch_size": 7, "shipped_registry": False}
    limited = settings.model_copy(update=changes)

    assert run_plan(limited).status == "published"

    refused = ask("select path, reason, stage from ops.quarantine order by path")
    assert refused == [
        ("loop.txt", "too_slow", "extract"),
        ("markup.html", "too_slow", "ingest"),
        ("page.txt", "too_slow", "extract"),
        ("pattern.txt", "too_slow", "extract"),
    ]
    details = ask("select distinct detail from ops.quarantine where stage = 'extract'")
    assert details == [("took more than 1 s of processor time, the setting 'document_seconds'",)]
    assert_nothing_lost(ask, settings, refused=4)
    assert facts(settings.data_dir) == facts_without


def test_a_document_just_in_time_is_taken_and_the_alarm_is_off_behind_it() -> None:
    limit = TimeLimit(0.2)
    for _ in range(3):
        with limit:
            sum(range(1000))
    total = 0
    for number in range(8_000_000):  # longer than the limit, outside of it
        total += number
    assert total > 0


def test_without_a_limit_nothing_is_armed() -> None:
    with TimeLimit(0):
        pass


def test_off_the_main_thread_a_watcher_stops_the_document_and_no_other() -> None:
    """Dask's workers call from a thread of their own, where no signal arrives."""
    ends: list[str] = []

    def work() -> None:
        limit = TimeLimit(0.2)
        for endless in (False, True, False):
            try:
                with limit:
                    while endless:
                        pass
                ends.append("done")
            except TooSlowError:
                ends.append("stopped")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(300)
    assert ends == ["done", "stopped", "done"]
