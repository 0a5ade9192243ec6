"""A small landing folder of invented texts, and runs over it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from flows import accuracy
from flows.audit import InProcessAuditor
from flows.kept import kept_for, kept_matcher, kept_registry
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


def write_landing(folder: Path) -> Path:
    """A landing folder with an article, a listing, a fuller copy of a teaser and an empty file."""
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    """The small landing folder of one test."""
    return write_landing(tmp_path / "landing")


@pytest.fixture(scope="session")
def kept_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory that holds nothing but what is kept of the shipped registry: a third of a small run's time."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("kept"))
    kept = kept_for(settings)
    registry, keep = kept_registry(kept, settings)
    keep()
    kept_matcher(kept, registry)
    return settings.data_dir


@pytest.fixture
def settings(landing: Path, tmp_path: Path, kept_folder: Path) -> Settings:
    """Settings of a run over `landing` without Prefect, in this process; the registry is as an earlier run kept it."""
    shutil.copytree(kept_folder, tmp_path / "data")
    return Settings(source=landing, data_dir=tmp_path / "data", workers=1, orchestrate=False)


@pytest.fixture(scope="session")
def first_publication(kept_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory after the first run over the small landing folder."""
    folder = tmp_path_factory.mktemp("first")
    shutil.copytree(kept_folder, folder / "data")
    source = write_landing(folder / "landing")
    settings = Settings(source=source, data_dir=folder / "data", workers=1, orchestrate=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accuracy, "GOLD", Path("no such folder"))
        with prepare(settings, auditor=PlainAuditor()) as run:
            assert execute(run).status == "published"
    return settings.data_dir


@pytest.fixture
def published(settings: Settings, first_publication: Path) -> Settings:
    """The settings after `run_once()`, a run that all who begin with it share."""
    shutil.copytree(first_publication, settings.data_dir, dirs_exist_ok=True)
    return settings


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
