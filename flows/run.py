"""One run: what it was asked for, where it works, and what it has found so far."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from flows.audit import Auditor, InProcessAuditor
from flows.engines import check_engine
from flows.errors import DataDirError, SettingsError
from flows.helper import Helper
from flows.ingest import check_source
from flows.keeping import Kept
from flows.kept import kept_for, kept_registry
from flows.progress import QuietReporter, Reporter
from flows.settings import Settings
from flows.summary import Summary
from flows.version import extract_version
from transforms.mentions import RecogniserError, Registry, load_recogniser
from warehouse.lock import run_lock
from warehouse.paths import Paths

if TYPE_CHECKING:
    from expectations.results import CheckResult


@dataclass
class Run:
    """The state that the stages share; everything durable is in files below `paths`."""

    run_id: str
    settings: Settings
    paths: Paths
    registry: Registry
    reporter: Reporter
    auditor: Auditor | InProcessAuditor
    helper: Helper
    summary: Summary
    logical_date: date | None = None
    checks: tuple[CheckResult, ...] = ()  # what the audit found, once it has
    started_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    kept: Kept | None = None  # what earlier runs made of the same registry files

    @property
    def version(self) -> str:
        """Code and registry version of the facts that this run extracts."""
        return extract_version(self.registry.version, self.settings.spacy_model)

    @property
    def candidate(self) -> Path:
        """The private copy of the warehouse that this run works on."""
        return self.paths.candidate(self.run_id)

    @property
    def report(self) -> Path:
        """The folder of this run's data-quality report."""
        return self.paths.reports / "quality"


def new_run_id(now: datetime) -> str:
    """Time to the second and four random digits: sorts by time, unique among runs of one second."""
    return f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"


@contextmanager
def prepare(
    settings: Settings,
    reporter: Reporter | None = None,
    logical_date: date | None = None,
    auditor: Auditor | InProcessAuditor | None = None,
    needs_source: bool = True,
    wait_seconds: float = 0.0,
) -> Iterator[Run]:
    """Check what can be checked before any work, take the writer's lock, and give the run.

    Waits up to `wait_seconds` for another run that holds the lock. An `auditor` that is given is the caller's to stop.
    Raises LandingError, SettingsError, DataDirError or LockedError, each with one clear sentence. The lock is freed,
    the audit process ended and the candidate removed whatever happens inside.
    """
    if needs_source:
        check_source(settings.source)
    check_engine(settings)
    auditing, helper = auditor or Auditor(), Helper()
    try:
        auditing.stand_by()
        helper.stand_by()
        kept = kept_for(settings)
        registry, keep = kept_registry(kept, settings)
        if settings.spacy_model:
            _check_recogniser(settings.spacy_model)
        paths = Paths(settings.data_dir)
        _check_data_dir(paths.data_dir, settings.source)
        run_id = new_run_id(datetime.now(UTC))
        with run_lock(paths, wait_seconds):
            keep()
            run = Run(
                run_id,
                settings,
                paths,
                registry,
                reporter or QuietReporter(),
                auditing,
                helper,
                Summary(run_id, warehouse=paths.warehouse),
                logical_date,
                kept=kept,
            )
            if needs_source and not paths.warehouse.exists():
                auditing.start()  # there will be something to audit: its imports go on while Prefect's API starts
            try:
                yield run
            finally:
                _sweep(run)
    finally:
        helper.stop()
        if auditor is None:
            auditing.stop()


def _sweep(run: Run) -> None:
    """Remove what an ended run has no more use for; complete batches stay, for the next run to take over."""
    for path in run.paths.data_dir.glob(f"{run.candidate.name}*"):
        path.unlink(missing_ok=True)
    for part in run.paths.staging.glob("*.part"):
        shutil.rmtree(part, ignore_errors=True)


def _check_recogniser(name: str) -> None:
    try:
        load_recogniser(name)
    except RecogniserError as error:
        raise SettingsError(
            f"The setting 'spacy_model' cannot be used: {error}. Install the pipeline, or leave the setting out."
        ) from error


def _check_data_dir(data_dir: Path, source: Path) -> None:
    if _is_read_with(data_dir.resolve(), source.resolve()):
        raise DataDirError(
            f"The data directory '{data_dir}' lies in the landing folder '{source}': its reports would be read as "
            "texts. Keep them apart: name another with --data-dir."
        )
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataDirError(
            f"The data directory '{data_dir}' cannot be made: {error.strerror}. "
            "Choose another with --data-dir, or change the permissions of its parent."
        ) from error
    if not os.access(data_dir, os.W_OK | os.X_OK):
        raise DataDirError(
            f"The data directory '{data_dir}' cannot be written. "
            "Change its permissions or choose another with --data-dir."
        )
    if data_dir.resolve() == source.resolve():
        raise DataDirError(
            f"'{data_dir}' is both landing folder and data directory. Keep them apart: name another with --data-dir."
        )


def _is_read_with(folder: Path, landing: Path) -> bool:
    """Whether a folder lies in the landing folder, and not in a hidden one, which is not read."""
    below = folder.relative_to(landing).parts if folder.is_relative_to(landing) else ()
    return bool(below) and not any(part.startswith(".") for part in below)
