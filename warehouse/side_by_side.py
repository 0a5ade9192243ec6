"""Marts that do not read each other are made at the same time, each with one core.

DuckDB's own threads share a mart's row groups (122,880 rows each), and a warehouse of a hundred thousand articles has
one row group of them: a second thread finds nothing to do. Two marts at a time keep two cores busy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
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
    awaited = _awaited(needs)
    order = TopologicalSorter(needs)
    order.prepare()
    with _cursors(con, at_once) as cursors, ThreadPoolExecutor(at_once, thread_name_prefix="mart") as pool:
        free: SimpleQueue[duckdb.DuckDBPyConnection] = SimpleQueue()
        for cursor in cursors:
            free.put(cursor)

        def make(name: str) -> str:
            cursor = free.get()
            try:
                run_file(cursor, by_name[name])
            finally:
                free.put(cursor)
            return name

        ready: list[str] = []
        running: set[Future[str]] = set()
        try:
            while order.is_active():
                ready = sorted([*ready, *order.get_ready()], key=lambda name: (awaited[name], name))
                while ready and len(running) < at_once:
                    running.add(pool.submit(make, ready.pop()))
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for made in done:
                    order.done(made.result())
        except BaseException:
            for cursor in cursors:
                cursor.interrupt()
            raise


def _awaited(needs: Mapping[str, Set[str]]) -> dict[str, int]:
    """How many others wait for each, directly or not: those that many wait for are made first."""
    behind: dict[str, set[str]] = {}
    for name in TopologicalSorter(needs).static_order():
        behind[name] = set(needs[name]).union(*(behind[other] for other in needs[name]))
    return {name: sum(name in others for others in behind.values()) for name in needs}


@contextmanager
def _cursors(con: duckdb.DuckDBPyConnection, count: int) -> Iterator[list[duckdb.DuckDBPyConnection]]:
    """So many connections more to the database that `con` uses."""
    catalog = identifier(con.execute("SELECT current_database()").fetchall()[0][0])
    cursors = [con.cursor() for _ in range(count)]
    try:
        for cursor in cursors:
            cursor.execute(f"USE {catalog}")
        yield cursors
    finally:
        for cursor in cursors:
            cursor.close()
