"""When a run last looked at landing and ended well: one with nothing new leaves no trace in the publication."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from warehouse.paths import Paths

if TYPE_CHECKING:
    from flows.run import Run

# How a run ends that leaves a publication as fresh as the landing folder.
_WELL = ("published", "unchanged")


@dataclass(frozen=True, slots=True)
class LastRun:
    """The last run that ended well, and when (UTC)."""

    run_id: str
    status: str
    ended_at: datetime


def note(run: Run) -> None:
    """Write down that a run ended now, if it ended well; a disk that is full is no reason to fail after the work."""
    if run.summary.status not in _WELL:
        return
    now = datetime.now(UTC).isoformat(timespec="seconds")
    entry = {"run_id": run.run_id, "status": run.summary.status, "ended_at": now}
    part = run.paths.last_run.with_suffix(".part")
    with suppress(OSError):
        part.write_text(json.dumps(entry), encoding="utf-8")
        part.replace(run.paths.last_run)


def read(paths: Paths) -> LastRun | None:
    """The last run that ended well; None where none was written down or the note is damaged."""
    try:
        entry = json.loads(paths.last_run.read_text(encoding="utf-8"))
        return LastRun(entry["run_id"], entry["status"], datetime.fromisoformat(entry["ended_at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
