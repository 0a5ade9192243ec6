"""Opening database files: one way to write a private file, one locked-down way to read a published one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import duckdb

from warehouse.errors import NotPublishedError, WarehouseError, cannot_be_read, storage_errors
from warehouse.paths import Paths

# Files of this version open in the DuckDB 1.5 command line and the tools built on it; 2.0's own format does
# not.
STORAGE_VERSION = "v1.5.0"
# A new file's unit of storage. Each column of each table takes whole blocks: with DuckDB's 262,144 bytes, a tenth of
# the file of 20,000 documents was empty ends of blocks; with 16,384, texts compress worse than that saves.
BLOCK_BYTES = 65_536
CATALOG = "warehouse"

# Nothing is ever downloaded, and a name in a query never means a Python variable of the caller.
_CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
}


def quoted(text: str | Path) -> str:
    """A SQL string literal."""
    return "'" + str(text).replace("'", "''") + "'"


def identifier(name: str) -> str:
    """A SQL identifier in double quotes."""
    return '"' + name.replace('"', '""') + '"'


def open_memory() -> duckdb.DuckDBPyConnection:
    """A fresh in-memory database, the frame into which files are attached.

    Files are always attached to a fresh one: `duckdb.connect(path)` would hand out the cached old instance
    after the file was replaced, as long as any connection of the process has it open.
    """
    con = duckdb.connect(":memory:", config=dict(_CONFIG))
    # DuckDB's own bar would get between the lines that a slow run or query prints.
    con.execute("SET enable_progress_bar = false")
    return con


def open_for_writing(
    path: Path,
    spill: Path | None = None,
    threads: int | None = None,
    memory_limit: str | None = None,
    logged: bool = True,
) -> duckdb.DuckDBPyConnection:
    """Opens (or creates) a database file that no reader uses; `USE` is set to it.

    `spill` is the folder for what does not fit into memory, `memory_limit` a DuckDB size such as '4GB'. Of a file that
    is not `logged`, what a checkpoint has not written is lost with the process: no log is written beside it.
    """
    con = open_memory()
    try:
        con.execute(f"SET temp_directory = {quoted(spill or path.parent / 'spill')}")
        if threads:
            con.execute(f"SET threads = {int(threads)}")
        if memory_limit:
            con.execute(f"SET memory_limit = {quoted(memory_limit)}")
        options = f"STORAGE_VERSION {quoted(STORAGE_VERSION)}"
        if not logged:
            options += ", RECOVERY_MODE no_wal_writes"
        if not path.exists():  # a file keeps the size that it was made with
            options += f", BLOCK_SIZE {BLOCK_BYTES}"
        with storage_errors("open", path):
            con.execute(f"ATTACH {quoted(path)} AS {CATALOG} ({options})")
        con.execute(f"USE {CATALOG}")
    except BaseException:
        con.close()
        raise
    return con


def database_path(con: duckdb.DuckDBPyConnection) -> Path:
    """The file that unqualified names of this connection lie in."""
    rows = con.execute(
        "SELECT path FROM duckdb_databases() WHERE database_name = current_database()"
    ).fetchall()
    return Path(rows[0][0] or ":memory:")


def close_written(con: duckdb.DuckDBPyConnection) -> None:
    """Writes everything to the file itself (no write-ahead log is left) and closes it."""
    path = database_path(con)
    try:
        with storage_errors("write", path):
            con.execute(f"CHECKPOINT {CATALOG}").fetchall()
            con.execute("USE memory")
            con.execute(f"DETACH {CATALOG}")
    finally:
        con.close()


def _reader_spill() -> Path:
    """A folder of this user: data directories may be read-only to readers. DuckDB makes it when it has to."""
    return Path(tempfile.gettempdir()) / f"clippings-spill-{os.getuid()}"


def open_read_only(path: Path, locked: bool = True) -> duckdb.DuckDBPyConnection:
    """Opens a published file for reading.

    Locked down (the default): no other file, no extension, no setting can be reached from a query. Every
    later `con.cursor()` needs its own `USE warehouse`. Raises NotPublishedError where there is no file, and
    WarehouseError where it is no warehouse or damaged.
    """
    if path.exists() and not path.is_file():
        raise WarehouseError(f"{path} is no file. Move it away, or name another data directory.")
    if not path.is_file():
        raise NotPublishedError(
            f"There is no warehouse at {path}. Run `clippings run` first, or name another data directory."
        )
    con = open_memory()
    try:
        con.execute(f"SET temp_directory = {quoted(_reader_spill())}")
        con.execute(f"ATTACH {quoted(path)} AS {CATALOG} (READ_ONLY)")
        con.execute(f"USE {CATALOG}")
        if path == Paths(path.parent).warehouse:  # another database can have its name
            con.execute("SELECT 1 FROM ops.etl_run LIMIT 0")
        if locked:
            con.execute("SET enable_external_access = false")
            con.execute("SET lock_configuration = true")
    except duckdb.Error as error:
        con.close()
        raise cannot_be_read(path, error) from error
    except BaseException:
        con.close()
        raise
    return con
