"""A batch of landing files to staged Parquet: what a worker process does."""

from __future__ import annotations

import errno
import gc
import hashlib
import os
import socket
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from flows import staging
from flows.errors import EngineError, LandingError
from flows.imports import uncollected
from flows.ingest import LandingFile, Problem, crawl_date, leads_out
from flows.keeping import Kept
from flows.kept import kept_matcher
from flows.limits import TimeLimit
from flows.transient import patiently
from flows.version import extract_version
from transforms.extract import Document, Extractor, Failure, TooSlowError, extract_documents
from transforms.landing import MAX_BYTES, Found, LandingDocument, Refused, read_landing, too_large
from transforms.mentions import Registry, load_recogniser
from transforms.model import PartialDate
from transforms.sidecars import sidecar_names
from warehouse.connection import open_read_only
from warehouse.known import document_texts, loaded_ids

_QUARANTINE_SCHEMA = {
    "path": pl.String,
    "document_id": pl.String,
    "stage": pl.String,
    "reason": pl.String,
    "detail": pl.String,
    "sample": pl.String,
}
# Rows of a batch are gathered by the hundred thousand and hold no cycles; the default of 700 looks at them too often.
GC_THRESHOLD = 100_000
_RECORD_SCHEMA = {"path": pl.String, "document_id": pl.String}


@dataclass(frozen=True, slots=True)
class Batch:
    """One unit of parallel work: these files of `source`, staged into `folder`.

    Documents that the warehouse `database` holds already (records of a container that has grown, the same bytes under
    another path) are noted and not extracted again.
    """

    source: Path
    files: tuple[LandingFile, ...]
    folder: Path
    database: Path | None = None
    document_seconds: float = 0  # of processor time that one document may take; 0: no limit


@dataclass(frozen=True, slots=True)
class KnownBatch:
    """The same unit for documents that the warehouse `database` holds already."""

    database: Path
    document_ids: tuple[str, ...]
    folder: Path
    document_seconds: float = 0


@dataclass(frozen=True, slots=True)
class Staged:
    """A finished batch: its folder, how many files it took in and how many documents it refused."""

    folder: Path
    files: int
    documents: int
    quarantined: int


_extractor: Extractor | None = None


def check_start(registry: Registry, version: str, spacy_model: str | None = None) -> None:
    """Raise EngineError unless this machine has the code that `version` names: other code makes other facts."""
    here = extract_version(registry.version, spacy_model)
    if here != version:
        raise EngineError(
            f"This worker's code makes facts of version {here}, and the run asks for {version}. "
            "Install the same version of clippings on every machine."
        )


def start_worker(
    registry: Registry, version: str, spacy_model: str | None = None, kept: Kept | None = None
) -> None:
    """Build the registry's matcher in this process, once: an automaton cannot travel between processes.

    Its plan is taken from `kept` where it is there.
    """
    global _extractor  # noqa: PLW0603 - one per process, set before its first batch
    with uncollected():
        recogniser = load_recogniser(spacy_model) if spacy_model else None
        matcher = kept_matcher(kept, registry, recogniser, spacy_model or "")
        _extractor = Extractor(registry, matcher, version)
    gc.set_threshold(GC_THRESHOLD)


def extract_batch(batch: Batch) -> Staged:
    """Read, decode and extract the files of a batch and stage the result; a finished batch is left as it is."""
    if not staging.is_staged(batch.folder):
        problems: list[Problem] = []
        records: list[tuple[str, str]] = []
        limit = TimeLimit(batch.document_seconds)
        documents = _unknown(list(_documents(batch, problems, records, limit)), batch.database)
        _stage(documents, problems, records, batch.folder, limit)
    return _staged(batch.folder, len(batch.files))


def _unknown(documents: list[Document], database: Path | None) -> list[Document]:
    """The documents that the warehouse does not hold."""
    if database is None:
        return documents
    con = open_read_only(database)
    try:
        held = loaded_ids(con, [document.document_id for document in documents])
    finally:
        con.close()
    return [document for document in documents if document.document_id not in held]


def extract_again(batch: KnownBatch) -> Staged:
    """Extract documents anew from the raw text that the warehouse keeps; a finished batch is left as it is."""
    if not staging.is_staged(batch.folder):
        con = open_read_only(batch.database)
        try:
            texts = document_texts(con, batch.document_ids)
        finally:
            con.close()
        documents = [_known_document(row) for row in texts.iter_rows(named=True)]
        _stage(documents, [], [], batch.folder, TimeLimit(batch.document_seconds))
    return _staged(batch.folder, len(batch.document_ids))


def _stage(
    documents: list[Document],
    problems: list[Problem],
    records: list[tuple[str, str]],
    folder: Path,
    limit: TimeLimit,
) -> None:
    if _extractor is None:
        raise RuntimeError("start_worker was not called in this process")
    failures: list[Failure] = []
    frames = extract_documents(documents, _extractor, failures, limit)
    broken = [Problem(f.path, f.reason, f.detail or limit.sentence, f.document_id) for f in failures]
    frames["quarantine"] = pl.concat([quarantine_frame(problems), quarantine_frame(broken, "extract")])
    frames["landing_record"] = pl.DataFrame(records, schema=_RECORD_SCHEMA, orient="row")
    staging.write_batch(folder, frames)


def _staged(folder: Path, files: int) -> Staged:
    tables = staging.table_files(folder)
    return Staged(folder, files, _height(tables["dim_document"]), _height(tables["quarantine"]))


def _known_document(row: dict[str, Any]) -> Document:
    published = row["metadata_published_on"]
    return Document(
        document_id=row["document_id"],
        path=row["path"],
        bytes=row["bytes"],
        encoding=row["encoding"],
        text=row["raw_text"],
        crawl_date=row["crawl_date"],
        title=row["metadata_title"],
        source=row["metadata_source"],
        published=PartialDate(published, row["metadata_precision"]) if published else None,
        url=row["url"],
    )


def quarantine_frame(problems: Sequence[Problem], stage: str = "ingest") -> pl.DataFrame:
    """Problems as rows of `ops.quarantine` (without run and id)."""
    rows = [(p.path, p.digest, stage, p.reason, p.detail, p.sample) for p in problems]
    return pl.DataFrame(rows, schema=_QUARANTINE_SCHEMA, orient="row")


def _height(path: Path) -> int:
    return int(pl.scan_parquet(path, glob=False).select(pl.len()).collect().item())


def _documents(
    batch: Batch, problems: list[Problem], records: list[tuple[str, str]], limit: TimeLimit
) -> Iterator[Document]:
    """The documents of a batch's files in order; the same bytes twice are one document, the first path's.

    What is refused goes to `problems`, the records of container files are noted in `records`.
    """
    seen: set[str] = set()
    # Strings, not Path objects, and one reading of a folder's manifest: there are thousands of small files.
    root = f"{batch.source}{os.sep}"
    manifests: dict[str, bytes | None] = {}
    for file in batch.files:
        if file.bytes > MAX_BYTES:  # a file of many gigabytes is refused without holding it
            problems.append(Problem(file.path, "too_large", too_large(file.bytes), file.digest))
            continue
        try:
            raw = _read(root + file.path)
        except OSError as error:
            if not batch.source.is_dir():  # a share that is not mounted here is no fault of its files
                raise LandingError(
                    f"The landing folder '{batch.source}' is not there on {socket.gethostname()}. "
                    "Mount it, and run again."
                ) from error
            problems.append(Problem(file.path, "unreadable", error.strerror or str(error), file.digest))
            continue
        if hashlib.sha256(raw).hexdigest() != file.digest:
            problems.append(
                Problem(file.path, "changed_while_read", "the file changed between two reads", file.digest)
            )
            continue
        beside, manifest = sidecar_names(file.path)
        if manifest not in manifests:
            manifests[manifest] = _read_sidecar(batch.source, manifest)
        sidecars = {beside: _read_sidecar(batch.source, beside), manifest: manifests[manifest]}
        given = {name: text for name, text in sidecars.items() if text}
        for found in _limited(read_landing(file.path, raw, given), file, limit):
            if found.path != file.path:
                records.append((found.path, found.document_id))
            if isinstance(found, Refused):
                problems.append(
                    Problem(found.path, found.reason, found.detail, found.document_id, found.sample)
                )
            elif found.document_id not in seen:
                seen.add(found.document_id)
                yield _document(found)


def _limited(records: Iterator[Found], file: LandingFile, limit: TimeLimit) -> Iterator[Found]:
    """The records of a file until one takes too long to read; that one stands for the rest of the file."""
    while True:
        try:
            with limit:
                found = next(records, None)
        except TooSlowError:
            found = Refused(file.path, file.digest, "too_slow", f"to read it {limit.sentence}")
        if found is None:
            return
        yield found


def _read(path: str) -> bytes:
    return patiently(partial(_read_at_once, path))


def _read_at_once(path: str) -> bytes:
    # Without waiting: a pipe or a device in the place of a file would keep the run for ever.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123 - half the time of a Path, for every document
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "neither a file nor a link to one")
        if status.st_size > MAX_BYTES:
            raise OSError(errno.EFBIG, too_large(status.st_size))
        return file.read()


def _read_sidecar(source: Path, name: str) -> bytes | None:
    """The bytes of a sidecar; None where there is none, and for what is too large or leads out of landing."""
    path = f"{source}{os.sep}{name}"
    try:
        raw = _read(path)
    except OSError:
        return None
    return None if leads_out(Path(path), source.resolve()) else raw


def _document(found: LandingDocument) -> Document:
    return Document(
        document_id=found.document_id,
        path=found.path,
        bytes=found.bytes,
        encoding=found.encoding,
        text=found.text,
        crawl_date=crawl_date(found.path),
        title=found.title,
        source=found.source,
        published=found.published,
        url=found.url,
    )
