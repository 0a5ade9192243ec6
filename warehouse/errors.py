"""Failures a person can act on: every message is one sentence or two that say what, where and what to do."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb


class WarehouseError(Exception):
    """Something about the warehouse that the caller can act on; `str(error)` is the sentence to show."""


class LockedError(WarehouseError):
    """Another process writes to the same data directory."""


class NotPublishedError(WarehouseError):
    """There is no published warehouse yet."""


class LoadError(WarehouseError):
    """Staged rows do not fit the warehouse."""


class QueryError(WarehouseError):
    """A query that somebody typed cannot be answered."""


_NO_SPACE = ("no space left", "out of disk", "disk is full", "max_temp_directory_size")
_TOO_LARGE = ("file too large",)
_NO_PERMISSION = ("permission denied", "read-only file system", "operation not permitted")
_DAMAGED = (
    "corrupt",
    "checksum",
    "not a valid duckdb",
    "no magic bytes",
    "too small to be a parquet",
    "invalid unicode",
    "out of specification",
)
_SIGNS = (
    ("space", _NO_SPACE),
    ("limit", _TOO_LARGE),
    ("permission", _NO_PERMISSION),
    ("damaged", _DAMAGED),
)


@contextmanager
def storage_errors(doing: str, path: Path) -> Iterator[None]:
    """Turns disk and file failures inside the block into one WarehouseError sentence.

    `doing` completes "could not ..."; `path` is the file or folder that the sentence names.
    """
    try:
        yield
    except OSError as error:
        raise WarehouseError(_sentence(doing, path, error, _cause_of_os_error(error))) from error
    except _database_errors() as error:
        cause = _cause_of_text(str(error))
        # A write that fails at a commit is an error of the transaction.
        unwritten = "could not write file" in str(error).lower()
        if not (cause or unwritten or isinstance(error, (duckdb.IOException, duckdb.FatalException))):
            raise
        raise WarehouseError(_sentence(doing, path, error, cause)) from error


def cannot_be_read(path: Path, error: duckdb.Error) -> WarehouseError:
    """What to say of a file that does not open: it is another database, it is damaged, or what DuckDB says."""
    if isinstance(error, duckdb.CatalogException):
        return WarehouseError(
            f"{path} is a database, but no warehouse of Clippings. Move it away, or name another data directory."
        )
    advice = ""
    if _cause_of_text(str(error)) == "damaged" or "not read enough bytes" in str(error).lower():
        advice = (
            ". Put the newest file of the folder 'snapshots' beside it in its place; without one, move it away: the "
            "next run makes it anew from the texts in landing"
        )
    return WarehouseError(
        f"{path} cannot be opened as a warehouse: {first_line(error).rstrip('.!')}{advice}."
    )


def _database_errors() -> tuple[type[Exception], ...]:
    """DuckDB's errors, and Polars' where it is imported: not everyone who opens a file needs its tenth of a second."""
    polars = sys.modules.get("polars")
    return (duckdb.Error, polars.exceptions.PolarsError) if polars else (duckdb.Error,)


def _sentence(doing: str, path: Path, error: Exception, cause: str | None) -> str:
    advice = {
        "space": "The disk is full: free some space and run again.",
        "limit": "No file may grow so large here: raise the limit (ulimit -f) or choose another data directory.",
        "permission": "The place cannot be written: change its permissions or choose another data directory.",
        "damaged": "A file is damaged: run again, and check the disk if that recurs.",
        None: f"The system says: {first_line(error).rstrip('.')}.",
    }
    return f"Could not {doing} {path}. {advice[cause]} Nothing that was published has changed."


def _cause_of_os_error(error: OSError) -> str | None:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "space"
    if error.errno == errno.EFBIG:
        return "limit"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "permission"
    return None


def _cause_of_text(message: str) -> str | None:
    lowered = message.lower()
    for cause, signs in _SIGNS:
        if any(sign in lowered for sign in signs):
            return cause
    return None


def is_storage_failure(error: duckdb.Error) -> bool:
    """True where the disk is full or cannot be written, whatever DuckDB was doing."""
    return _cause_of_text(str(error)) in ("space", "limit", "permission")


def first_line(error: Exception) -> str:
    """The first line of an error's message, or its type where it has none."""
    return (str(error).splitlines() or [type(error).__name__])[0]
