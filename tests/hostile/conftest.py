"""Landing folders of hostile texts, runs over them, and what came of them."""

from __future__ import annotations

import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.audit import InProcessAuditor
from flows.plan import execute
from flows.run import prepare
from flows.settings import Settings
from flows.summary import Summary
from warehouse.connection import open_read_only
from warehouse.paths import Paths

Ask = Callable[[str], list[tuple[Any, ...]]]

PLAIN = "Ferry runs again\n\nThe ferry of {town} runs again, the county said on Friday. “We waited,” said Mara Linde.\n"


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


def run_plan(settings: Settings) -> Summary:
    """One whole run, without Prefect; the audit has no process of its own."""
    with prepare(settings, auditor=InProcessAuditor()) as run:
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
