"""The stages of a run, each a function of the run and of what the stages before it found.

No stage decides what a text means or what a row is worth: they carry frames and files from one package to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from flows.audit import gate
from flows.engines import map_batches
from flows.extraction import (
    Batch,
    KnownBatch,
    Staged,
    extract_again,
    extract_batch,
)
from flows.ingest import Landing, batch_id, batches, scan
from flows.run import Run
from warehouse import known
from warehouse.connection import open_read_only
from warehouse.publish import published_run


def ingest(run: Run) -> Landing:
    """Scan the landing folder against what the publication knows; counts go to the summary."""
    landing = scan(run.settings.source, _known_files(run), run.logical_date)
    run.summary.documents = {
        "new": len(landing.new),
        "known": len(landing.known),
        "quarantined": len(landing.problems),
        "missing": len(landing.missing),
    }
    run.summary.stale = _stale_count(run)
    return landing


def _stale_count(run: Run) -> int:
    """How many known documents were extracted by other code or with another registry than this run has."""
    if not run.paths.warehouse.exists():
        return 0
    con = open_read_only(run.paths.warehouse)
    try:
        return len(known.stale_documents(con, run.version))
    finally:
        con.close()


def _known_files(run: Run) -> dict[str, str]:
    """Path -> digest of every landing file that the publication has seen and that was not missing since."""
    if not run.paths.warehouse.exists():
        return {}
    con = open_read_only(run.paths.warehouse)
    try:
        files = known.known_files(con).filter(pl.col("missing_since_run").is_null())
    finally:
        con.close()
    return dict(zip(files["path"], files["document_id"], strict=True))


def extract(run: Run, landing: Landing) -> list[Staged]:
    """Extract the new files in batches, in parallel; finished batches of an earlier, broken run are taken over."""
    database = run.paths.warehouse if run.paths.warehouse.exists() else None
    # What a batch leaves out depends on the publication, so a batch staged beside another one is not taken over.
    version = f"{run.version}@{published_run(database)}" if database else run.version
    work = [
        Batch(
            source=run.settings.source.resolve(),
            files=files,
            folder=run.paths.staging / batch_id([(file.path, file.digest) for file in files], version),
            database=database,
            document_seconds=run.settings.document_seconds,
        )
        for files in batches(landing.new, run.settings.batch_size)
    ]
    staged = _in_parallel(run, extract_batch, work, len(landing.new))
    run.summary.documents["quarantined"] += sum(batch.quarantined for batch in staged)
    gate(run, staged)
    return staged


def extract_stale(run: Run, document_ids: Sequence[str]) -> list[Staged]:
    """Extract known documents again, from the raw text in the publication."""
    size, version = run.settings.batch_size, run.version
    parts = [tuple(document_ids[start : start + size]) for start in range(0, len(document_ids), size)]
    work = [
        KnownBatch(
            run.paths.warehouse,
            ids,
            run.paths.staging / batch_id([("", i) for i in ids], version),
            run.settings.document_seconds,
        )
        for ids in parts
    ]
    staged = _in_parallel(run, extract_again, work, len(document_ids))
    gate(run, staged)
    return staged


def _in_parallel(
    run: Run, function: Callable[[Any], Staged], work: Sequence[Any], documents: int
) -> list[Staged]:
    """The staged batches in the order of the work, whichever was finished first."""
    run.reporter.stage("extract", documents)
    done: dict[Path, Staged] = {}
    for staged in map_batches(run, function, work, documents):
        done[staged.folder] = staged
        run.reporter.advance(staged.files)
        run.reporter.note(
            f"batch {len(done)} of {len(work)} ({staged.folder.name[:8]}): {staged.files:,} files, "
            f"{staged.documents:,} documents, {staged.quarantined:,} quarantined"
        )
    return [done[batch.folder] for batch in work]


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
