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

# Work on a file of 100,000 documents (312 MB) may hold 378 MB then, and takes no more processor time than with all of
# the machine's memory; with 177 MB its audit takes twice as much and cannot make one of the checks.
LEAST_BYTES = 300_000_000
FILE_SHARE = 0.25


def bound_memory(con: duckdb.DuckDBPyConnection) -> None:
    """Lets DuckDB hold no more than work on its file needs as a rule, and never more than it would by itself."""
    path = database_path(con)
    file_bytes = path.stat().st_size if path.is_file() else 0
    free_memory(con)
    _set(con, min(LEAST_BYTES + int(FILE_SHARE * file_bytes), _limit(con)))


def allow_more(con: duckdb.DuckDBPyConnection, more_bytes: int) -> None:
    """Raises the bound by what is about to be held besides; where there is none, there is none."""
    now = _limit(con)
    free_memory(con)
    _set(con, min(now + more_bytes, _limit(con)))


def free_memory(con: duckdb.DuckDBPyConnection) -> None:
    """Takes the bound away."""
    con.execute("RESET memory_limit").fetchall()


def in_bounded_memory(con: duckdb.DuckDBPyConnection, work: Callable[[], Result]) -> Result:
    """`work()` in bounded memory, and once more without the bound where that was too little (one text of 60 MB may be).

    What `work` has done when it fails must be undone: it reads, or it is a transaction. Raises WarehouseError, one
    sentence, where the machine has too little.
    """
    try:
        bound_memory(con)
        return work()
    except duckdb.OutOfMemoryException:
        pass
    finally:
        free_memory(con)
    try:
        return work()
    except duckdb.OutOfMemoryException as error:
        raise WarehouseError(
            f"There is too little memory ({first_line(error)}). Free some and run again. "
            "Nothing that was published has changed."
        ) from error


def _limit(con: duckdb.DuckDBPyConnection) -> int:
    sql = "SELECT parse_formatted_bytes(current_setting('memory_limit'))"
    return int(con.execute(sql).fetchall()[0][0])


def _set(con: duckdb.DuckDBPyConnection, size: int) -> None:
    con.execute(f"SET memory_limit = '{size}B'").fetchall()
