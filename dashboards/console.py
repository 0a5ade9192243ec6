"""The SQL page: one read-only question to the published warehouse, limited in rows and time."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from dashboards.query import Answer, time_limit
from dashboards.reader import Reader

ROWS = 1_000
SECONDS = 20.0
MAX_SQL = 20_000


class RefusedError(ValueError):
    """The statement is none that the page runs; the message says why."""


def ask_freely(reader: Reader, sql: str, limit: int = ROWS, seconds: float = SECONDS) -> Answer:
    """The rows of one SELECT, at most `limit`; `set variable` statements may stand before it.

    Raises RefusedError for anything else, TooSlowError over the time limit, duckdb.Error where DuckDB says
    no.
    """
    with reader.cursor() as (cursor, publication), time_limit(cursor, seconds):
        _run(cursor, sql)
        rows = cursor.fetchmany(limit + 1)
        columns = tuple(column[0] for column in cursor.description or ())
    return Answer(columns, tuple(rows[:limit]), len(rows) > limit, publication)


def rows_of(reader: Reader, sql: str, seconds: float = SECONDS) -> Iterator[list[object]]:
    """All rows of the question, the column names first, for a file."""
    with reader.cursor() as (cursor, _), time_limit(cursor, seconds):
        _run(cursor, sql)
        yield [column[0] for column in cursor.description or ()]
        while rows := cursor.fetchmany(2_000):
            yield from (list(row) for row in rows)


def _run(cursor: duckdb.DuckDBPyConnection, sql: str) -> None:
    """The connection is read-only and locked already; refusing the rest here says so in a plain sentence."""
    if len(sql) > MAX_SQL:
        raise RefusedError(f"The question is longer than {MAX_SQL:,} characters.")
    statements = cursor.extract_statements(sql)
    if not statements:
        raise RefusedError(
            "Type a question, for example: select kind, count(*) from fact_article group by all"
        )
    *settings, question = statements
    for statement in settings:
        if not (
            statement.type == duckdb.StatementType.SET
            and statement.query.lstrip().lower().startswith("set variable")
        ):
            raise RefusedError("One question at a time; only `set variable` may stand before it.")
    if question.type != duckdb.StatementType.SELECT:
        raise RefusedError(
            "This page only reads: begin with select, from, with, describe, show or summarize."
        )
    for statement in statements:
        cursor.execute(statement)
