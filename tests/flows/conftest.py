"""A small landing folder of invented texts, and runs over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from flows import accuracy
from flows.audit import InProcessAuditor
from flows.plan import execute
from flows.run import prepare
from flows.settings import Settings
from flows.summary import Summary
from tests.flows.plain_auditor import PlainAuditor

TEXTS = {
    "bakery.txt": (
        "Bakery opens in Ostrel\n\n"
        "OSTREL, May 3, 2024 (NWS) - A bakery opened in Ostrel on Friday. “We bake before the town wakes up,” said "
        "Mara Linde, its owner. [1]\n\n"
        "The town council of Ostrel had waited for it since 2019, according to the Ostrel Gazette.\n\n"
        "[1] Pohl, Jan, Ostrel Gazette, Bread at last, May 4, 2024\n"
    ),
    "listing.txt": (
        "Bridge closed for repairs\n\nThe old bridge over the Tarn will be closed until autumn, the county said on "
        "Monday, and ferries will run every hour.\n\nRead more\n\n"
        "Choir wins a prize\n\nThe Tarn Valley Choir won the first prize of the festival at Ostrel with a song that "
        "nobody had heard before …\n\nRead more\n"
    ),
    "copy.txt": (
        "Bridge closed for repairs\n\nThe old bridge over the Tarn will be closed until autumn, the county said on "
        "Monday, and ferries will run every hour. It was built by the engineer Ada Voss and has stood for ninety "
        "years, and nobody remembers that it was ever closed before.\n"
    ),
    "empty.txt": "",
}


@pytest.fixture
def gold_set() -> None:
    """For a test whose runs measure the rules on the annotated texts; it takes longer than a small run."""


@pytest.fixture(autouse=True)
def no_gold_set(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs in this process measure nothing, unless the test asks for `gold_set`."""
    if "gold_set" not in request.fixturenames:
        monkeypatch.setattr(accuracy, "GOLD", Path("no such folder"))


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    """A landing folder with an article, a listing, a fuller copy of a teaser and an empty file."""
    folder = tmp_path / "landing"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def settings(landing: Path, tmp_path: Path) -> Settings:
    """Settings of a run over `landing` without Prefect, in this process."""
    return Settings(source=landing, data_dir=tmp_path / "data", workers=1, orchestrate=False)


@pytest.fixture
def with_report() -> None:
    """For a test whose runs write the report, with the library that makes it: half of a small run's time."""


@pytest.fixture
def run_once(settings: Settings, request: pytest.FixtureRequest) -> Callable[..., Summary]:
    """Run the plan once with these settings (and changes to them); every check is asked, in this process."""
    auditor = InProcessAuditor() if "with_report" in request.fixturenames else PlainAuditor()

    def go(**changes: object) -> Summary:
        with prepare(settings.model_copy(update=changes), auditor=auditor) as run:
            return execute(run)

    return go
