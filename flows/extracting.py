"""The stage that makes facts of texts: batches in parallel, staged, and held against the first gate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from flows.audit import gate
from flows.engines import batch_size_of, map_batches
from flows.extraction import Batch, KnownBatch, Staged, extract_again, extract_batch
from flows.ingest import Landing
from flows.run import Run
from flows.staging import batch_id, batches
from warehouse.publish import published_run


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
        for files in batches(landing.new, batch_size_of(run, len(landing.new)))
    ]
    staged = _in_parallel(run, extract_batch, work, len(landing.new))
    run.summary.documents["quarantined"] += sum(batch.quarantined for batch in staged)
    gate(run, staged)
    return staged


def extract_stale(run: Run, document_ids: Sequence[str]) -> list[Staged]:
    """Extract known documents again, from the raw text in the publication."""
    size, version = batch_size_of(run, len(document_ids)), run.version
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
