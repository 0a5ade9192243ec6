"""Reads the published warehouse and follows its atomic replacement.

DuckDB hands out its cached instance for as long as any connection of the process to the same path is open,
even after
the file was replaced. So every publication (inode and modification time) gets a fresh in-memory connection
that
attaches the file read-only and is then locked down: no file, no network, no extension, no setting.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY_LIMIT = "2GB"
SPILL_LIMIT = "4GB"
OPEN_ATTEMPTS = 5


class NothingPublishedError(Exception):
    """There is no warehouse file yet; the message says where it was looked for and what to do."""


@dataclass(eq=False)
class Publication:
    """One published state of the warehouse: `key` tells it from every other, `as_of` is when it was
    published."""

    key: str
    as_of: datetime
    connection: DuckDBPyConnection
    users: int = 0
    retired: bool = field(default=False)


class Reader:
    """Hands out cursors on the newest publication; older ones close when their last cursor is given back."""

    def __init__(self, path: Path, memory_limit: str = MEMORY_LIMIT) -> None:
        self.path = Path(path)
        self.memory_limit = memory_limit
        self._lock = threading.Lock()
        self._current: Publication | None = None

    @contextmanager
    def cursor(self) -> Iterator[tuple[DuckDBPyConnection, Publication]]:
        """A cursor whose default catalogue is the warehouse, with the publication it reads.

        Raises NothingPublishedError when the file is missing. After a fault within DuckDB, which answers nothing
        more from that connection, the next cursor opens the file anew.
        """
        import duckdb

        publication = self._take()
        try:
            cursor = publication.connection.cursor()
            try:
                cursor.execute("use warehouse")
                yield cursor, publication
            finally:
                cursor.close()
        except (duckdb.FatalException, duckdb.InternalException):
            with self._lock:
                if self._current is publication:
                    self._retire()
            raise
        finally:
            self._give_back(publication)

    def key(self) -> str:
        """The key of the publication that the next cursor would read."""
        return _key(self._stat())

    def close(self) -> None:
        """Close the current publication as soon as nobody reads it."""
        with self._lock:
            self._retire()

    def _stat(self) -> os.stat_result:
        try:
            return self.path.stat()
        except OSError as error:
            raise NothingPublishedError(
                f"No published warehouse at {self.path}. Publish one with `clippings run`, then reload."
            ) from error

    def _take(self) -> Publication:
        with self._lock:
            for _ in range(OPEN_ATTEMPTS):
                stat = self._stat()
                if self._current is None or self._current.key != _key(stat):
                    opened = _open(self.path, stat, self.memory_limit)
                    # A replacement between looking and attaching would label the new file with the old key.
                    if _key(self._stat()) != opened.key:
                        opened.connection.close()
                        continue
                    self._retire()
                    self._current = opened
                self._current.users += 1
                return self._current
        raise NothingPublishedError(f"{self.path} was replaced faster than it could be opened; try again.")

    def _give_back(self, publication: Publication) -> None:
        with self._lock:
            publication.users -= 1
            if publication.retired and publication.users == 0:
                publication.connection.close()

    def _retire(self) -> None:
        if self._current is None:
            return
        self._current.retired = True
        if self._current.users == 0:
            self._current.connection.close()
        self._current = None


def _key(stat: os.stat_result) -> str:
    return f"{stat.st_ino:x}-{stat.st_mtime_ns:x}"


def _open(path: Path, stat: os.stat_result, memory_limit: str) -> Publication:
    from warehouse.connection import open_read_only

    connection = open_read_only(path, locked=False)
    try:
        connection.execute("set memory_limit = ?", [memory_limit])
        # What a view reads twice under two conditions would be read once without any, and kept whole.
        connection.execute("set disabled_optimizers = 'common_subplan'")
        connection.execute("set max_temp_directory_size = ?", [SPILL_LIMIT])
        connection.execute("set enable_external_access = false; set lock_configuration = true")
    except BaseException:
        connection.close()
        raise
    as_of = datetime.fromtimestamp(stat.st_mtime, UTC).replace(microsecond=0)
    return Publication(_key(stat), as_of, connection)
