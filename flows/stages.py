"""The stages that find out what there is to do. They read the publication, and need none of the rules about texts.

No stage decides what a text means or what a row is worth: they carry frames and files from one package to the next.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial

import polars as pl

from flows.engines import get_ready
from flows.imports import uncollected
from flows.ingest import Landing, scan
from flows.run import Run
from warehouse import known
from warehouse.connection import open_read_only


def ingest(run: Run) -> Landing:
    """Scan the landing folder against what the publication knows; counts go to the summary.

    A file that cannot be taken in and is in quarantine for that reason already is no news: it is left out.
    """
    held = _held(run)
    with uncollected():  # a tuple a file, none of them garbage
        landing = scan(run.settings.source, held.files, run.logical_date, partial(_foresee, run, held))
    news = [p for p in landing.problems if (p.path, p.digest, p.reason) not in held.refused]
    landing = replace(landing, problems=tuple(news))
    run.summary.documents = {
        "new": len(landing.new),
        "known": len(landing.known),
        "quarantined": len(landing.problems),
        "missing": len(landing.missing),
    }
    run.summary.stale = held.stale
    return landing


def _foresee(run: Run, held: _Held, names: list[str]) -> None:
    """Begin what will be wanted for files that were never seen, while all of them are read: the audit's imports take
    as long as that, on another core."""
    refused = {path for path, *_ in held.refused}
    unseen = sum(name not in held.files and name not in refused for name in names)
    if unseen:
        run.auditor.start()
        get_ready(run, unseen)


@dataclass(frozen=True, slots=True)
class _Held:
    """What the publication knows of the landing folder."""

    files: dict[str, str] = field(default_factory=dict)
    """Path -> digest of every file that was seen and not missing since."""
    refused: frozenset[tuple[str, str | None, str]] = frozenset()
    """(path, digest, reason) of what is in quarantine."""
    stale: int = 0
    """Documents that were extracted by other code or with another registry than this run has."""


def _held(run: Run) -> _Held:
    if not run.paths.warehouse.exists():
        return _Held()
    con = open_read_only(run.paths.warehouse)
    try:
        files = known.known_files(con).filter(pl.col("missing_since_run").is_null())
        paths = dict(zip(files["path"].to_list(), files["document_id"].to_list(), strict=True))
        return _Held(paths, known.refused(con), known.count_stale(con, run.version))
    finally:
        con.close()


def find_stale(run: Run, everything: bool) -> list[str]:
    """Ids of the documents to extract again: those of another version, or all of them."""
    con = open_read_only(run.paths.warehouse)
    try:
        if everything:
            found = known.known_documents(con)["document_id"].sort().to_list()
        else:
            found = known.stale_documents(con, run.version)
        total = known.known_documents(con).height
    finally:
        con.close()
    run.summary.documents = {"again": len(found), "up to date": total - len(found)}
    return found
