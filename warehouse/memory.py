"""How much memory DuckDB may hold while a run works on a file.

Left alone it keeps every block that it has read or written, up to four fifths of the machine: a file of 300,000
documents whole, and as much again while texts are joined. With less it lets go of blocks, and puts what joins and sorts
cannot hold into its temporary folder.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import duckdb

from warehouse.connection import database_path
from warehouse.errors import WarehouseError, first_line

Result = TypeVar("Result")

# Chosen: joins and sorts need some room whatever the file, and with too little of it they read the same blocks over and
# over, or cannot be done and are done again without a bound.
LEAST_BYTES = 300_000_000
FILE_SHARE = 0.25


def allowed_memory(con: duckdb.DuckDBPyConnection) -> int:
    """The bytes that DuckDB may hold now: its own bound, that of a caller, or that of `bound_memory`."""
    # Told with one decimal, the rest cut off. From the middle of what it may be, reading and setting ends where it
    # began.
    sql = "SELECT parse_formatted_bytes(replace(current_setting('memory_limit'), ' ', '5 '))"
    return int(con.execute(sql).fetchall()[0][0])


def bound_memory(con: duckdb.DuckDBPyConnection) -> None:
    """Lets DuckDB hold no more than work on its file needs as a rule, and never more than it was allowed before."""
    path = database_path(con)
    file_bytes = path.stat().st_size if path.is_file() else 0
    _set(con, min(LEAST_BYTES + int(FILE_SHARE * file_bytes), allowed_memory(con)))


def allow_more(con: duckdb.DuckDBPyConnection, more_bytes: int, most: int) -> None:
    """Raises the bound by what is about to be held besides, up to `most` bytes."""
    _set(con, min(allowed_memory(con) + more_bytes, most))


def free_memory(con: duckdb.DuckDBPyConnection, most: int) -> None:
    """Takes the bound away: `most` bytes are allowed, those that were before it."""
    _set(con, most)


def in_bounded_memory(con: duckdb.DuckDBPyConnection, work: Callable[[], Result]) -> Result:
    """`work()` in bounded memory, and once more without the bound where that was too little (one text of 60 MB may be).

    What `work` has done when it fails must be undone: it reads, or it is a transaction. Raises WarehouseError, one
    sentence, where the machine has too little.
    """
    most = allowed_memory(con)
    try:
        bound_memory(con)
        return work()
    except duckdb.OutOfMemoryException:
        pass
    finally:
        free_memory(con, most)
    try:
        return work()
    except duckdb.OutOfMemoryException as error:
        raise WarehouseError(
            f"There is too little memory ({first_line(error)}). Free some and run again. "
            "Nothing that was published has changed."
        ) from error


def _set(con: duckdb.DuckDBPyConnection, size: int) -> None:
    con.execute(f"SET memory_limit = '{size}B'").fetchall()
