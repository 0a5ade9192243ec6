"""Marts that do not read each other are made at the same time, each with one core.

DuckDB's own threads share a mart's row groups, and a warehouse of a hundred thousand articles has one row group of
them: two threads take as long as one. Two marts at a time take little more than half of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from graphlib import TopologicalSorter
from pathlib import Path
from queue import SimpleQueue

import duckdb

from warehouse.connection import identifier
from warehouse.schema import needs_of, run_file

AT_ONCE = 2


def run_side_by_side(con: duckdb.DuckDBPyConnection, paths: Sequence[Path], at_once: int = AT_ONCE) -> None:
    """Runs the SQL files, each after those whose relations it names, and up to `at_once` of them at a time.

    Each is a transaction of its own: for a file that is thrown away where one of them fails. Raises WarehouseError as
    `run_in_order` does.
    """
    by_name, needs = needs_of(paths)
    order = TopologicalSorter(needs)
    order.prepare()
    with _cursors(con, at_once) as free, ThreadPoolExecutor(at_once, thread_name_prefix="mart") as pool:

        def make(name: str) -> str:
            cursor = free.get()
            try:
                run_file(cursor, by_name[name])
            finally:
                free.put(cursor)
            return name

        running: set[Future[str]] = set()
        try:
            while order.is_active():
                running |= {pool.submit(make, name) for name in order.get_ready()}
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for made in done:
                    order.done(made.result())
        except BaseException:
            con.interrupt()
            pool.shutdown(wait=True, cancel_futures=True)
            raise


@contextmanager
def _cursors(con: duckdb.DuckDBPyConnection, count: int) -> Iterator[SimpleQueue[duckdb.DuckDBPyConnection]]:
    """So many connections more to the database that `con` uses."""
    catalog = identifier(con.execute("SELECT current_database()").fetchall()[0][0])
    cursors = [con.cursor() for _ in range(count)]
    free: SimpleQueue[duckdb.DuckDBPyConnection] = SimpleQueue()
    try:
        for cursor in cursors:
            cursor.execute(f"USE {catalog}")
            free.put(cursor)
        yield free
    finally:
        for cursor in cursors:
            cursor.close()
