"""Write, audit, publish: a private candidate copy, one atomic rename, the last publications kept."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import duckdb

from warehouse.blocks import has_whole_blocks
from warehouse.connection import close_written, database_path, identifier, open_for_writing, open_read_only
from warehouse.errors import WarehouseError, first_line, storage_errors
from warehouse.memory import in_bounded_memory
from warehouse.paths import Paths
from warehouse.schema import create_derived, create_stored
from warehouse.side_by_side import run_side_by_side
from warehouse.statements import statement

# FICLONE of linux/fs.h: shares the blocks of a file where the file system can (XFS, Btrfs), at no cost.
_FICLONE = 0x40049409

# Chosen: the marts of a file of up to so many bytes are made with one thread each. Its tables have few row groups for
# threads to share, and handing work over costs more than it saves. Two are made at a time (`side_by_side.py`).
_ONE_THREAD_BYTES = 512_000_000

_RUN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,99}")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One kept publication."""

    run_id: str
    path: Path
    bytes: int
    modified: float


def open_candidate(paths: Paths, run_id: str, threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """A connection to this run's private copy of the publication, its schema up to date (a new one where
    there is none).

    Call it under `run_lock`. Candidates that dead runs have left are removed first.
    """
    if not _RUN_ID.fullmatch(run_id):
        raise WarehouseError(
            f"Run id {run_id!r} cannot be a file name: use letters, digits, '-', '_' and '.'."
        )
    candidate = paths.candidate(run_id)
    with storage_errors("write to", paths.data_dir):
        paths.data_dir.mkdir(parents=True, exist_ok=True)
    remove_candidates(paths)
    with storage_errors("copy the warehouse to", candidate):
        if paths.warehouse.exists():
            clone(paths.warehouse, candidate)
    con = open_for_writing(candidate, paths.spill, threads)
    try:
        with storage_errors("write", candidate):
            create_stored(con)
    except BaseException:
        con.close()
        raise
    return con


def reopen_candidate(paths: Paths, run_id: str, threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """Opens this run's candidate again (to make its marts, or to write the results of its audit).

    Without a log: what a dead run has left of its candidate is removed and never read.
    """
    return open_for_writing(paths.candidate(run_id), paths.spill, threads, logged=False)


def threads_of(candidate: Path) -> int | None:
    """With how many threads the marts of a candidate are made soonest; None: as many as there are cores."""
    return 1 if candidate.stat().st_size <= _ONE_THREAD_BYTES else None


@contextmanager
def working_on(con: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The connection for a block that leaves it closed; where the block fails it is closed without a write.

    A disk that is full and a file that is damaged become one WarehouseError sentence that names the candidate.
    """
    path = database_path(con)
    try:
        with storage_errors("work on", path):
            yield con
    except BaseException:
        con.close()
        raise


def close_candidate(con: duckdb.DuckDBPyConnection, side_by_side: bool = False) -> None:
    """Computes views and marts from the loaded rows, writes all to the file and closes it: the audit can
    begin.

    `side_by_side` makes marts two at a time, for a connection of `reopen_candidate`.
    """
    try:
        # Rows that go make the others move at a checkpoint: marts that say where a text lies come after it.
        with storage_errors("write", database_path(con)):
            con.execute("CHECKPOINT").fetchall()
        in_bounded_memory(con, partial(create_derived, con, run_side_by_side if side_by_side else None))
    except BaseException:
        con.close()
        raise
    close_written(con)


def write_out(candidate: Path) -> threading.Thread:
    """Begins to bring a closed candidate to the disk, and returns at once (the thread that does it): the publication,
    which waits for the disk, then has less to wait for. Trouble is left to it.
    """

    def sync() -> None:
        with suppress(OSError):
            _sync(candidate)

    writing = threading.Thread(target=sync, name="write out", daemon=True)
    writing.start()
    return writing


def remove_candidates(paths: Paths) -> list[Path]:
    """Removes every candidate in the data directory; safe under the run lock, since only dead runs can
    have left one.
    """
    removed = []
    for path in sorted(paths.data_dir.glob("candidate-*.duckdb*")):
        with storage_errors("remove", path):
            path.unlink(missing_ok=True)
        removed.append(path)
    return removed


def publish(
    paths: Paths, run_id: str, keep: int = 5, from_now_on: Callable[[], None] = lambda: None
) -> list[Snapshot]:
    """Makes this run's closed candidate the published warehouse by one atomic rename; returns the kept
    snapshots.

    The publication before it is kept under `snapshots/<its run id>.duckdb`, the newest `keep` of them
    stay. `from_now_on` is called when all is ready for the rename. A crash at any point leaves either the old
    publication or the new one. Raises WarehouseError, the publication untouched, where the candidate is damaged or
    the disk fails.
    """
    candidate = paths.candidate(run_id)
    verify(candidate)
    with storage_errors("publish", candidate):
        _sync(candidate)
        if paths.warehouse.exists():
            _keep_snapshot(paths)
        from_now_on()
        candidate.replace(paths.warehouse)
        _sync(paths.data_dir)
    return prune_snapshots(paths, keep)


def verify(path: Path) -> None:
    """Raises WarehouseError for a file that is damaged, incomplete or was not closed.

    Where a checksum does not fit, DuckDB itself has the word: every stored value is read once.
    """
    wal = path.with_name(path.name + ".wal")
    if wal.exists():
        raise WarehouseError(
            f"{path} was not closed (its write-ahead log is there): it cannot be published. Run again."
        )
    con = open_read_only(path)
    try:
        with storage_errors("read", path):
            sizes = con.execute(statement("size_of_blocks")).fetchall()[0]
            if has_whole_blocks(path, *sizes):
                return
        _read_all(con)
    except duckdb.Error as error:
        raise WarehouseError(
            f"{path} is damaged ({first_line(error)}) and is not published. "
            "The warehouse is untouched: run again."
        ) from error
    finally:
        con.close()


def _read_all(con: duckdb.DuckDBPyConnection) -> None:
    columns = con.execute(statement("columns_of_tables")).fetchall()
    for (schema, table), of_table in groupby(columns, key=itemgetter(0, 1)):
        values = ", ".join(f"bit_xor(hash({identifier(column)}))" for _, _, column in of_table)
        con.execute(f"SELECT {values} FROM {schema}.{identifier(table)}").fetchall()


def snapshots(paths: Paths) -> list[Snapshot]:
    """The kept publications, newest first."""
    found = []
    for path in paths.snapshots.glob("*.duckdb"):
        stat = path.stat()
        found.append(Snapshot(path.stem, path, stat.st_size, stat.st_mtime))
    return sorted(found, key=lambda snapshot: (snapshot.modified, snapshot.run_id), reverse=True)


def prune_snapshots(paths: Paths, keep: int) -> list[Snapshot]:
    """Removes all but the newest `keep` snapshots; returns those that stay."""
    kept = snapshots(paths)
    for snapshot in kept[max(keep, 0) :]:
        with storage_errors("remove", snapshot.path):
            snapshot.path.unlink(missing_ok=True)
    return kept[: max(keep, 0)]


def published_run(path: Path) -> str | None:
    """The run that made a published file (the last to finish), None for one without runs."""
    state = path.stat() if path.is_file() else None
    return _run_of(path, state and (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns))


@lru_cache(maxsize=8)
def _run_of(path: Path, _state: tuple[int, ...] | None) -> str | None:
    """Asked once of a file as it is: a run asks before it extracts, and again before it publishes."""
    con = open_read_only(path)
    try:
        rows = con.execute(
            "SELECT run_id FROM ops.etl_run ORDER BY started_at DESC, run_id DESC LIMIT 1"
        ).fetchall()
    finally:
        con.close()
    return rows[0][0] if rows else None


def clone(source: Path, target: Path) -> None:
    """Copies a file, sharing its blocks where the file system can."""
    with source.open("rb") as reading, target.open("wb") as writing:
        try:
            fcntl.ioctl(writing.fileno(), _FICLONE, reading.fileno())
            return
        except OSError as error:
            if error.errno not in (errno.EOPNOTSUPP, errno.ENOTTY, errno.EXDEV, errno.EINVAL, errno.ENOSYS):
                raise
    shutil.copyfile(source, target)


def _keep_snapshot(paths: Paths) -> None:
    """Links the current publication under its run id; the rename that follows leaves the link with the old
    content.
    """
    try:
        run_id = published_run(paths.warehouse)
    except (WarehouseError, duckdb.Error):
        return  # what cannot be opened is no publication worth keeping, and must not stop a good one
    if run_id is None:
        return
    paths.snapshots.mkdir(parents=True, exist_ok=True)
    target = paths.snapshots / f"{run_id}.duckdb"
    partial = paths.snapshots / f".{run_id}.partial"
    partial.unlink(missing_ok=True)
    try:
        os.link(paths.warehouse, partial)
    except OSError:  # a file system without hard links
        clone(paths.warehouse, partial)
        shutil.copystat(paths.warehouse, partial)
        _sync(partial)
    partial.replace(target)
    partial.unlink(
        missing_ok=True
    )  # renaming one link of a file onto another is no operation and leaves both
    _sync(paths.snapshots)


def _sync(path: Path) -> None:
    """Waits until a file's or folder's content is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
