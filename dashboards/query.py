"""Runs the SQL of the cards, with a time limit, and keeps the answers of the current publication."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dashboards.cards import Card
from dashboards.reader import Publication, Reader
from dashboards.search import Searched

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CARD_SECONDS = 30.0
# A chart beyond this many rows draws slower than it reads; the CSV has them all.
CARD_ROWS = 5_000
CACHED_ANSWERS = 300
_SAFE_INTEGER = 2**53


class TooSlowError(Exception):
    """The query ran into its time limit and was stopped; the message says the limit."""


@dataclass(frozen=True)
class Answer:
    """Rows of one query: `truncated` says that there were more, `publication` what was read."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool
    publication: Publication

    def records(self) -> list[dict[str, Any]]:
        """The rows as JSON-ready dictionaries."""
        return [
            {name: plain(value) for name, value in zip(self.columns, row, strict=True)} for row in self.rows
        ]


def set_variables(cursor: DuckDBPyConnection, parameters: Mapping[str, str]) -> None:
    """Set the session variables that the SQL reads with getvariable(); the values are bound, never
    spliced."""
    for name, value in parameters.items():
        if not name.isidentifier():
            raise ValueError(f"not a variable name: {name!r}")
        cursor.execute(f"set variable {name} = ?", [value])


@contextmanager
def time_limit(cursor: DuckDBPyConnection, seconds: float) -> Iterator[None]:
    """Interrupt the cursor's query after so many seconds and raise TooSlowError."""
    import duckdb

    timer = threading.Timer(seconds, cursor.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    except duckdb.InterruptException as error:
        raise TooSlowError(f"The query was stopped after {seconds:g} seconds.") from error
    finally:
        timer.cancel()


class Answers:
    """Answers of cards, cached for the current publication only and bounded by CACHED_ANSWERS."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._searched = Searched()
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, ...], Answer] = OrderedDict()
        self._key = ""

    def forget(self) -> None:
        """Drop every kept answer."""
        with self._lock:
            self._kept.clear()

    def of(self, card: Card, parameters: Mapping[str, str]) -> Answer:
        """The card's rows, at most CARD_ROWS of them. Raises NothingPublishedError, TooSlowError and
        duckdb.Error."""
        name = (card.path, *(f"{key}={value}" for key, value in parameters.items()))
        key = self.reader.key()
        with self._lock:
            if key != self._key:
                self._kept.clear()
                self._key = key
            if name in self._kept:
                self._kept.move_to_end(name)
                return self._kept[name]
        answer = ask(self.reader, card.sql, parameters, CARD_ROWS, CARD_SECONDS, self._searched)
        with self._lock:
            if answer.publication.key == self._key:
                self._kept[name] = answer
                while len(self._kept) > CACHED_ANSWERS:
                    self._kept.popitem(last=False)
        return answer


def ask(
    reader: Reader,
    sql: str,
    parameters: Mapping[str, str],
    limit: int,
    seconds: float = CARD_SECONDS,
    searched: Searched | None = None,
) -> Answer:
    """The rows of one query on the newest publication, at most `limit` of them; with `searched`, words are looked
    up in the texts once for all queries."""
    with reader.cursor() as (cursor, publication), time_limit(cursor, seconds):
        set_variables(cursor, parameters)
        if searched:
            searched.tell(cursor, publication.key, sql, parameters)
        cursor.execute(sql)
        rows = cursor.fetchmany(limit + 1)
        columns = tuple(column[0] for column in cursor.description or ())
    return Answer(columns, tuple(rows[:limit]), len(rows) > limit, publication)


def ask_all(
    reader: Reader, queries: Mapping[str, str], parameters: Mapping[str, str], seconds: float = CARD_SECONDS
) -> dict[str, list[dict[str, Any]]]:
    """All rows of several queries as dictionaries, read from one and the same publication."""
    found: dict[str, list[dict[str, Any]]] = {}
    with reader.cursor() as (cursor, _), time_limit(cursor, seconds):
        set_variables(cursor, parameters)
        for name, sql in queries.items():
            cursor.execute(sql)
            columns = [column[0] for column in cursor.description or ()]
            found[name] = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    return found


def plain(value: Any) -> Any:
    """A DuckDB value as JSON holds it: dates as ISO text, decimals as numbers, integers beyond 2^53 as
    text."""
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, int):
        return value if abs(value) < _SAFE_INTEGER else str(value)
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, bytes):
        return value.hex()
    return str(value)
