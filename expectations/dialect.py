"""A small SQLAlchemy dialect that lets Great Expectations read DuckDB.

Great Expectations fetches rows after it has closed the connection they came from, and DuckDB drops a result
with its connection ("list index out of range"). Here every result is fetched while its cursor lives and kept
in a buffer. The checks are aggregates or samples of a hundred rows, so that the buffer stays small.

The dialect never opens a file: `shared` hands it cursors of a connection that its caller opened and will close. It
stands on SQLAlchemy's plain dialect: duckdb-engine, which pretends to be PostgreSQL, hangs functions on SQLAlchemy's
classes that keep DuckDB's module alive beyond the end of the interpreter (a page of leak warnings), and reflects a
table through three queries on pg_catalog where one is enough.
"""

# ruff: noqa: ARG002, ARG003 - the signatures are those that SQLAlchemy calls
from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import duckdb
import sqlalchemy as sa
from sqlalchemy.dialects import registry
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy
from sqlalchemy.engine.default import DefaultDialect, DefaultExecutionContext
from sqlalchemy.pool import StaticPool

from expectations.ahead import Ahead, Answer, described

SCHEME = "clippings"
_ALL_COLUMNS = (
    "select schema_name, table_name, column_name, data_type, is_nullable from duckdb_columns() "
    "where database_name = current_database() order by column_index"
)


class _Shared(NamedTuple):
    """What an address stands for: how to get one more connection, and the answers that are on their way."""

    connect: Callable[[], duckdb.DuckDBPyConnection]
    ahead: Ahead


_open: dict[str, _Shared] = {}
_numbers = itertools.count(1)


class BufferedContext(DefaultExecutionContext):
    """An execution that takes all its rows before anybody can close the cursor under them."""

    def post_exec(self) -> None:
        super().post_exec()  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped
        if self.cursor.description:
            self.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(
                self.cursor, initial_buffer=self.cursor.fetchall()
            )


class _Cursor:
    """A DB-API cursor over a DuckDB connection."""

    arraysize = 1
    rowcount = -1

    def __init__(self, con: duckdb.DuckDBPyConnection, ahead: Ahead) -> None:
        self._con = con
        self._ahead = ahead
        self._answer: Answer | None = None
        self.description: list[tuple[Any, ...]] | None = None

    def execute(self, statement: str, parameters: Sequence[Any] | None = None) -> None:
        self._answer = None if parameters else self._ahead.take(statement)
        if self._answer is None:
            self._con.execute(statement, list(parameters or ()))
        self.description = self._answer.description if self._answer else described(self._con)

    def fetchall(self) -> list[tuple[Any, ...]]:
        return self._answer.rows if self._answer else self._con.fetchall()

    def close(self) -> None:
        self.description = None


class _Connection:
    """A DB-API connection: a DuckDB cursor of the shared connection. Reading needs no transaction."""

    def __init__(self, con: duckdb.DuckDBPyConnection, ahead: Ahead) -> None:
        self._con = con
        self._ahead = ahead

    def cursor(self) -> _Cursor:
        return _Cursor(self._con, self._ahead)

    def close(self) -> None:
        self._con.close()

    def commit(self) -> None:
        pass

    def rollback(self) -> None:
        pass


class _Driver:
    """What SQLAlchemy asks of a DB-API module."""

    paramstyle = "qmark"
    Error = duckdb.Error


class BufferingDialect(DefaultDialect):
    """DuckDB for Great Expectations: buffered results, borrowed connections, reflection in one query for all tables."""

    name = "duckdb"
    driver = "clippings"
    default_paramstyle = "qmark"
    execution_ctx_cls = BufferedContext
    supports_statement_cache = False
    supports_native_boolean = True
    supports_sane_rowcount = False
    _known: dict[tuple[str, str], list[tuple[str, str, bool]]] | None = None

    @classmethod
    def import_dbapi(cls) -> Any:
        return _Driver

    @classmethod
    def get_pool_class(cls, url: sa.URL) -> type[sa.Pool]:
        return StaticPool  # one connection does: nothing is written, and every result is fetched at once

    def connect(self, *args: Any, **kwargs: Any) -> Any:
        shared = _open[kwargs["database"]]
        return _Connection(shared.connect(), shared.ahead)

    def initialize(self, connection: Any) -> None:
        """Nothing to ask: the default would probe for server versions that DuckDB does not have."""
        self.default_schema_name = "main"

    def has_table(self, connection: Any, table_name: str, schema: str | None = None, **kwargs: Any) -> bool:
        return bool(self._columns(connection, table_name, schema))

    def get_columns(self, connection: Any, table_name: str, schema: str | None = None, **kwargs: Any) -> Any:
        rows = self._columns(connection, table_name, schema)
        if not rows:
            raise sa.exc.NoSuchTableError(table_name)
        return [
            {"name": name, "type": _sql_type(kind), "nullable": nullable, "default": None}
            for name, kind, nullable in rows
        ]

    def get_schema_names(self, connection: Any, **kwargs: Any) -> list[str]:
        query = "select schema_name from duckdb_schemas() where database_name = current_database()"
        return [row[0] for row in connection.execute(sa.text(query))]

    def get_pk_constraint(
        self, connection: Any, table_name: str, schema: str | None = None, **kwargs: Any
    ) -> Any:
        return {"constrained_columns": [], "name": None}

    def _columns(self, connection: Any, table: str, schema: str | None) -> list[tuple[str, str, bool]]:
        """A table's columns. DuckDB looks at those of all tables to find them, so that they are asked for once: what is
        read does not change meanwhile."""
        if self._known is None:
            self._known = {}
            for of_schema, of_table, *column in connection.execute(sa.text(_ALL_COLUMNS)):
                self._known.setdefault((of_schema, of_table), []).append(tuple(column))
        return self._known.get((schema or "main", table), [])


def _sql_type(name: str) -> Any:
    """The SQLAlchemy type that Great Expectations needs to tell numbers, dates and text apart.

    Lists and binaries pass as text: Great Expectations leaves out columns whose type it cannot write.
    """
    upper = name.upper()
    if "INT" in upper and not upper.endswith("[]"):
        return sa.BigInteger()
    if upper in {"FLOAT", "DOUBLE"} or upper.startswith("DECIMAL"):
        return sa.Float()
    simple = {"DATE": sa.Date(), "BOOLEAN": sa.Boolean()}
    if upper.startswith("TIMESTAMP"):
        return sa.DateTime()
    return simple.get(upper, sa.String())


registry.register(SCHEME, __name__, "BufferingDialect")


@contextmanager
def shared(connect: Callable[[], duckdb.DuckDBPyConnection], ahead: Ahead) -> Iterator[str]:
    """A SQLAlchemy address whose connections come from `connect`, and which asks `ahead` for an answer first."""
    token = f"audit{next(_numbers)}"
    _open[token] = _Shared(connect, ahead)
    try:
        yield f"{SCHEME}:///{token}"
    finally:
        del _open[token]
