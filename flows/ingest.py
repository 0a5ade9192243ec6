"""Landing: which files are there, which are new, what they hold. No content is judged here.

A file is its bytes: the SHA-256 tells whether it is known. Reading, decoding and unpacking happen again in the worker
that extracts the batch, so that texts never travel between processes.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from flows.errors import LandingError
from flows.transient import is_transient, patiently
from transforms.sidecars import is_sidecar

# Reading in blocks keeps memory flat on files of any size.
HASH_BLOCK_BYTES = 1 << 20


class LandingFile(NamedTuple):  # made of every file of the folder: a frozen dataclass sets field by field
    """One file of the landing folder: `path` is relative to it (POSIX form), `digest` the SHA-256 of its bytes."""

    path: str
    bytes: int
    mtime_ns: int
    digest: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be taken in: it goes to quarantine with this reason."""

    path: str
    reason: str
    detail: str
    digest: str | None = None
    sample: str | None = None


@dataclass(frozen=True, slots=True)
class Landing:
    """What a scan found against what the warehouse knows."""

    new: tuple[LandingFile, ...]
    known: tuple[LandingFile, ...]
    missing: tuple[str, ...]
    problems: tuple[Problem, ...] = field(default=())
    records: tuple[tuple[str, str], ...] = field(default=())
    """(path, document id) of every record inside the known container files."""

    @property
    def changed(self) -> bool:
        """Whether there is anything for the warehouse to record."""
        return bool(self.new or self.missing or self.problems)


def check_source(source: Path) -> None:
    """Raise LandingError with one clear sentence unless `source` is a readable folder."""
    if not source.exists():
        raise LandingError(
            f"The landing folder '{source}' does not exist. Create it and put raw texts in it, "
            "or name another one with --source."
        )
    if not source.is_dir():
        raise LandingError(
            f"'{source}' is a file, not a folder. Name the folder that holds it with --source."
        )
    if not os.access(source, os.R_OK | os.X_OK):
        raise LandingError(f"The landing folder '{source}' cannot be read. Check its permissions.")


def scan(
    source: Path,
    known: Mapping[str, str],
    day: date | None = None,
    listed: Callable[[list[str]], None] = lambda _names: None,
) -> Landing:
    """Walk the landing folder in name order and compare it with `known` (path -> digest of the last run).

    Hidden files and sidecars are not documents. Links that lead out of the folder are problems, not documents; a link
    to a folder inside is not followed, for its files are read where they lie. With
    `day`, only the partition of that day is looked at, and nothing outside it counts as missing. Nor does what lies
    in a folder that cannot be listed, which is a problem itself. `listed` is told the names before any file is read.
    Raises OSError where storage fails in a way that can pass: half a listing must not make the other half missing.
    """
    check_source(source)
    root = source.resolve()
    start = root
    if day is not None:
        start = root / partition_of(root, day)
        known = {path: digest for path, digest in known.items() if path.startswith(f"{start.name}/")}
    new: list[LandingFile] = []
    same: list[LandingFile] = []
    problems: list[Problem] = []
    closed: list[Problem] = []
    names = _documents_of(root, start, closed)
    listed(names)
    seen = set(names)
    # Strings, not Path objects: for small files that are known, these took longer than reading and hashing them.
    prefix = os.path.join(root, "")  # noqa: PTH118 - a string
    for name in names:
        found = _taken_in(prefix + name, name, root)
        if found is None:
            seen.discard(name)  # as if it had not been there
        elif isinstance(found, Problem):
            problems.append(found)
        else:
            (same if known.get(name) == found.digest else new).append(found)
    if not seen and not closed:
        raise LandingError(
            f"The landing folder '{source}' holds no texts. Put .txt, .html, .jsonl, .parquet or .gz files in it, "
            "or name another folder with --source."
        )
    records = {path: container_of(path) for path in known if container_of(path) in seen}
    hidden = tuple(f"{problem.path}/" for problem in closed)
    problems += closed
    missing = tuple(sorted(p for p in set(known) - seen - set(records) if not p.startswith(hidden)))
    unchanged = {file.path for file in same}
    kept = tuple((path, known[path]) for path, container in sorted(records.items()) if container in unchanged)
    return Landing(tuple(new), tuple(same), missing, tuple(problems), kept)


def _documents_of(root: Path, start: Path, closed: list[Problem]) -> list[str]:
    """What `_walk` finds, without the files that only describe others."""
    prefix = os.path.join(root, "")  # noqa: PTH118 - a string, as above
    names = _walk(root, start, closed)
    return [name for name in names if not is_sidecar(name, lambda other: os.path.exists(prefix + other))]  # noqa: PTH110


def _taken_in(path: str, name: str, root: Path) -> LandingFile | Problem | None:
    """The file, or why it cannot be taken in; None where it went away since the folder was listed.

    Raises OSError where storage fails in a way that can pass.
    """
    if not (name.isascii() or _is_text(name)):
        shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        return Problem(shown, "bad_file_name", "the file's name is not UTF-8; rename it")
    try:
        return patiently(partial(_identify, path, name, root))
    except _OutsideError:
        return Problem(name, "outside_landing", "a link that leads out of the landing folder")
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            if not os.path.islink(path):  # noqa: PTH114 - a string, as above
                return None
        elif is_transient(error):
            raise
        return Problem(name, "unreadable", error.strerror or str(error))


# A folder of one logical date: `2026-11-21/` or `dt=2026-11-21/`, anywhere below the landing folder.
_PARTITION = re.compile(r"(?:^|/)(?:dt=)?(\d{4}-\d{2}-\d{2})/")


def crawl_date(path: str) -> date | None:
    """The logical date of a landing path, from the partition it lies in; None outside of any."""
    match = _PARTITION.search(path)
    try:
        return date.fromisoformat(match.group(1)) if match else None
    except ValueError:  # 2026-13-40/ is a folder name like any other
        return None


def partition_of(source: Path, day: date) -> str:
    """The name of the day's partition; raises LandingError when there is none, or a link in its place."""
    for name in (day.isoformat(), f"dt={day.isoformat()}"):
        if (source / name).is_symlink():
            raise LandingError(
                f"The partition '{source / name}' is a link, and links to folders are not followed. "
                "Put the folder itself there, or name the folder that holds it with --source."
            )
        if (source / name).is_dir():
            return name
    raise LandingError(
        f"The landing folder '{source}' has no partition for {day}: neither '{day}/' nor 'dt={day}/' is there. "
        "Leave out --date to take in the whole folder."
    )


def partitions(source: Path, first: date, last: date) -> list[date]:
    """The days from `first` to `last` that have a partition, oldest first."""
    check_source(source)
    folders = (child for child in source.iterdir() if child.is_dir() and not child.is_symlink())
    days = {crawl_date(f"{child.name}/") for child in folders}
    return sorted(day for day in days if day is not None and first <= day <= last)


def names_of_day(source: Path, day: date) -> set[str]:
    """Landing paths of the day's partition, unread."""
    root = source.resolve()
    names = set(_walk(root, root / partition_of(root, day), []))
    return {name for name in names if not is_sidecar(name, names.__contains__)}


_RECORD = re.compile(r"(.+\.(?:jsonl|ndjson|parquet)(?:\.gz)?)#\d+", re.DOTALL | re.IGNORECASE)


def container_of(path: str) -> str | None:
    """The container file of a record's path (`texts.jsonl#12` -> `texts.jsonl`), None for a plain file."""
    if "#" not in path:
        return None
    match = _RECORD.fullmatch(path)
    return match.group(1) if match else None


def _walk(root: Path, start: Path, closed: list[Problem]) -> Iterator[str]:
    """Files below `start` in name order, and links to folders outside of `root`, which are not entered; as POSIX
    paths relative to `root`.

    Nor are links to folders inside (they would give each file twice, or loop).
    A folder below `root` that may not be listed goes to `closed`; any other trouble with one is raised.
    """

    def note(error: OSError) -> None:
        folder = Path(os.fsdecode(error.filename or b""))
        if isinstance(error, PermissionError) and folder != start:
            name = folder.relative_to(root).as_posix()
            closed.append(Problem(name, "unreadable", "the folder cannot be listed; check its permissions"))
        elif isinstance(error, PermissionError):
            raise LandingError(f"The folder '{folder}' cannot be listed. Check its permissions.") from error
        elif not isinstance(error, FileNotFoundError) or folder == start:  # a folder may go while one walks
            raise error

    for folder, folders, files in os.walk(start, onerror=note, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = Path(folder)
        escapes = [name for name in folders if leads_out(here / name, root)]
        prefix = "" if here == root else f"{here.relative_to(root).as_posix()}/"
        for name in sorted(files + escapes):
            if not name.startswith("."):
                yield prefix + name


def leads_out(path: str | Path, root: Path) -> bool:
    """Whether a path is a link that leads out of the landing folder (`resolve` would die of links to themselves)."""
    return os.path.islink(path) and not Path(os.path.realpath(path)).is_relative_to(root)  # noqa: PTH114


def _is_text(name: str) -> bool:
    """Whether a file name can be written down; bytes that are no UTF-8 reach Python as lone surrogates."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


class _OutsideError(Exception):
    """A link leads out of the landing folder."""


def _open(path: str, root: Path) -> int:
    """A descriptor of the file; raises _OutsideError for a link that leads out of `root`.

    Opened without waiting: a pipe or a device in the place of a file would keep the run for ever.
    """
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        return os.open(
            path, flags | os.O_NOFOLLOW
        )  # which few files are: asking every one first costs as much again
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
    if leads_out(path, root):
        raise _OutsideError
    return os.open(path, flags)


def _identify(path: str, name: str, root: Path) -> LandingFile:
    # No stream object: opening, reading and hashing small files that are known is most of a run with nothing new.
    descriptor = _open(path, root)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "neither a file nor a link to one")
        # No more than there is: what is asked for is laid out in memory first.
        block_bytes = min(status.st_size + 1, HASH_BLOCK_BYTES)
        block = os.read(descriptor, block_bytes)
        digest = hashlib.sha256(block)
        # A file of one block that is as long as it says needs no second reading to find its end.
        while block and len(block) != status.st_size:
            block = os.read(descriptor, block_bytes)
            digest.update(block)
    finally:
        os.close(descriptor)
    return LandingFile(name, status.st_size, status.st_mtime_ns, digest.hexdigest())
