"""Landing folders of hostile texts, runs over them, and what came of them."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flows import accuracy
from flows.audit import Auditor, InProcessAuditor
from flows.plan import execute
from flows.run import prepare
from flows.settings import Settings
from flows.summary import Summary
from tests.flows.plain_auditor import PlainAuditor
from tests.hostile.landing_of_malice import write_bombs, write_floods, write_texts, write_traps
from warehouse.connection import open_read_only
from warehouse.paths import Paths

Ask = Callable[[str], list[tuple[Any, ...]]]

PLAIN = "Ferry runs again\n\nThe ferry of {town} runs again, the county said on Friday. “We waited,” said Mara Linde.\n"


@pytest.fixture(autouse=True, scope="module")
def no_gold_set() -> Iterator[None]:
    """Measuring the rules on annotated texts takes longer than a small run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accuracy, "GOLD", Path("no such folder"))
        yield


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a run without Prefect over an empty landing folder, in this process."""
    (tmp_path / "landing").mkdir()
    return Settings(source=tmp_path / "landing", data_dir=tmp_path / "data", workers=1, orchestrate=False)


@pytest.fixture
def ask(settings: Settings) -> Ask:
    """Rows of a question to what was published."""

    def answer(sql: str) -> list[tuple[Any, ...]]:
        con = open_read_only(Paths(settings.data_dir).warehouse)
        try:
            return con.execute(sql).fetchall()
        finally:
            con.close()

    return answer


def run_plan(settings: Settings, auditor: Auditor | InProcessAuditor | None = None) -> Summary:
    """One whole run, without Prefect; the audit has no process of its own."""
    with prepare(settings, auditor=auditor or PlainAuditor()) as run:
        return execute(run)


def assert_nothing_lost(ask: Ask, settings: Settings, refused: int | None = None) -> None:
    """Every landing file is a document, a copy of one, or in quarantine."""
    files = sum(path.is_file() for path in settings.source.rglob("*"))
    kept = {path for (path,) in ask("select path from ops.landing_file")}
    quarantined = {path for (path,) in ask("select path from ops.quarantine where status = 'open'")}
    assert len(kept | quarantined) >= files
    if refused is not None:
        assert len(quarantined) == refused


def peak_bytes() -> int:
    """The largest resident set of this process and of its children that have ended."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) * 1024


def malice(folder: Path, flood: int) -> tuple[Settings, Summary]:
    """The folder of malice and the first run over it."""
    landing = folder / "landing"
    landing.mkdir()
    write_texts(landing)
    write_traps(landing, folder / "outside")
    write_bombs(landing, 70)
    write_floods(landing, flood)
    settings = Settings(source=landing, data_dir=folder / "data", workers=1, orchestrate=False)
    return settings, run_plan(settings, InProcessAuditor())


def assert_kept_or_refused(settings: Settings, summary: Summary, may_be_slow: bool = False) -> None:
    assert summary.status == "published"
    con = open_read_only(Paths(settings.data_dir).warehouse)
    kept = {path for (path,) in con.execute("select path from dim_document").fetchall()}
    refused = dict(con.execute("select path, reason from ops.quarantine").fetchall())
    con.close()
    for path in settings.source.rglob("*"):
        name = path.relative_to(settings.source).as_posix()
        shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        if path.is_dir() or name.endswith(".txt.json") or name.startswith("loop/"):
            continue
        records = {found for found in kept | refused.keys() if found.startswith(f"{shown}#")}
        assert shown in kept or shown in refused or records, f"{shown!r} is lost"
    assert not kept & refused.keys()
    assert may_be_slow or "too_slow" not in refused.values()
