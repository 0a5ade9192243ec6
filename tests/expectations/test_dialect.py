"""What Great Expectations is told of the tables that it is to look at."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest
import sqlalchemy as sa

from expectations.ahead import Ahead
from expectations.dialect import shared


@pytest.fixture
def engine() -> Iterator[sa.Engine]:
    con = duckdb.connect()
    con.execute("CREATE TABLE ferry (name VARCHAR, seats INTEGER NOT NULL, opened DATE)")
    con.execute("CREATE SCHEMA ops")
    con.execute("CREATE TABLE ops.ferry (fare DOUBLE)")
    con.execute("ATTACH ':memory:' AS elsewhere")
    con.execute("CREATE TABLE elsewhere.quay (name VARCHAR)")
    with shared(con.cursor, Ahead({})) as address:
        made = sa.create_engine(address)
        yield made
        made.dispose()
    con.close()


def test_the_columns_of_a_table_are_those_of_its_schema(engine: sa.Engine) -> None:
    found = sa.inspect(engine)
    ferry = [
        (column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns("ferry")
    ]
    assert ferry == [("name", "VARCHAR", True), ("seats", "BIGINT", False), ("opened", "DATE", True)]
    assert [column["name"] for column in found.get_columns("ferry", schema="ops")] == ["fare"]
    assert found.has_table("ferry")
    assert not found.has_table("quay"), "a table of another database"
    with pytest.raises(sa.exc.NoSuchTableError):
        found.get_columns("quay")


def test_the_database_is_asked_once_for_the_columns_of_all_tables(engine: sa.Engine) -> None:
    asked = []
    sa.event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    for schema in (None, "ops", "nowhere"):
        sa.inspect(engine).has_table("ferry", schema=schema)
    assert len(asked) == 1
