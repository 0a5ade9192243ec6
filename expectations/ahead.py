"""Queries that are run before Great Expectations asks for them, on both cores.

DuckDB gives a core to every 122,880 rows of a table, so that in a warehouse of some ten thousand articles each query
has one core, and none while Great Expectations prepares the next. Here such queries run side by side, and their
answers wait. What an answer says, and what follows from it, stays Great Expectations' business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from queue import SimpleQueue
from typing import Any, NamedTuple

import duckdb

SIDE_BY_SIDE = 2
ROWS_OF_ONE_CORE = 122_880


class Answer(NamedTuple):
    """The columns of a result (see `described`), and all its rows."""

    description: list[tuple[Any, ...]] | None
    rows: list[tuple[Any, ...]]


def described(con: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]] | None:
    """The columns of a connection's last result, their types as text; None where it has no columns.

    SQLAlchemy remembers the types of a description for as long as the process lives; DuckDB's own type objects would be
    reported as leaked when the interpreter ends.
    """
    found = con.description
    return [(name, str(kind), *rest) for name, kind, *rest in found] if found else None


class Ahead:
    """Answers to come, by the text of their query."""

    def __init__(self, answers: dict[str, Future[Answer]]) -> None:
        self._answers = answers
        self.taken = 0

    def take(self, statement: str) -> Answer | None:
        """The answer to a statement, once it is there; None where nobody has run it, and each answer only once.

        A comment before the query does not count. Raises duckdb.Error where the query failed.
        """
        answer = self._answers.pop(statement.partition("*/ ")[2] or statement, None)
        if answer is None:
            return None
        self.taken += 1
        return answer.result()


@contextmanager
def run_ahead(connect: Callable[[], duckdb.DuckDBPyConnection], queries: Iterable[str]) -> Iterator[Ahead]:
    """Begin to run these queries in their order, each on a connection of `connect`; those left over are given up."""
    free: SimpleQueue[duckdb.DuckDBPyConnection] = SimpleQueue()
    for _ in range(SIDE_BY_SIDE):
        free.put(connect())

    def answer(query: str) -> Answer:
        con = free.get()
        try:
            con.execute(query)
            return Answer(described(con), con.fetchall())
        finally:
            free.put(con)

    pool = ThreadPoolExecutor(SIDE_BY_SIDE, thread_name_prefix="check")
    try:
        yield Ahead({query: pool.submit(answer, query) for query in queries})
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        while not free.empty():
            free.get().close()
