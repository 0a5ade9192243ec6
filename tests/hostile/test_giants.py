"""Texts of many megabytes are loaded or refused, in bounded time and memory."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from flows.settings import Settings
from tests.hostile.conftest import assert_kept_or_refused, malice, peak_bytes, run_plan
from tests.hostile.landing_of_malice import PROSE


@pytest.mark.slow
def test_floods_at_full_size_are_bounded_in_time_and_memory(tmp_path: Path) -> None:
    settings, summary = malice(tmp_path, 1_000_000)
    assert_kept_or_refused(settings, summary)
    assert peak_bytes() < 3 << 30


GIANTS = {
    "line": lambda: "The ferry of Ostrel runs again, the county said on Friday. " * (20_000_000 // 59),
    "notes": lambda: "The ferry runs. " + " ".join(f"Word.[{number}]" for number in range(1_000_000)),
    "labels": lambda: "Bridge closed for repairs today\n\nRead more\n\n" * 100_000,
    "quotes": lambda: "“he said " * 100_000 + "”" * 100_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", GIANTS)
def test_a_giant_is_loaded_or_refused_in_bounded_time_and_memory(settings: Settings, name: str) -> None:
    (settings.source / "giant.txt").write_text(f"Giant in Ostrel\n\n{GIANTS[name]()}")
    (settings.source / "plain.txt").write_text(PROSE.format(title="Pier", mark="all"))
    limited = settings.model_copy(update={"shipped_registry": False, "document_seconds": 10})
    started = time.process_time()
    assert_kept_or_refused(limited, run_plan(limited), may_be_slow=True)
    # The limit for the batch and for the document, then what loading and checking a hundred thousand rows cost.
    assert time.process_time() - started < 180
    assert peak_bytes() < 4 << 30
