"""Entities and sources: the registry's rows as they are, discovered rows merged so that no order of
loading shows.
"""

from __future__ import annotations

import duckdb
import polars as pl

from warehouse.schema import stored_columns
from warehouse.statements import statement

_KEY = {"dim_entity": "entity_id", "dim_source": "source_id"}


def merge_staged(con: duckdb.DuckDBPyConnection, table: str, source: str) -> int:
    """Merges staged rows (a SQL source) of dim_entity or dim_source into the table; returns the rows read.

    A row that the registry has given stays as it is.
    """
    key = _KEY[table]
    con.execute(statement(f"merge_{table}", source=source)).fetchall()
    con.execute(f"DELETE FROM main.{table} WHERE {key} IN (SELECT {key} FROM temp._merged)").fetchall()
    con.execute(f"INSERT INTO main.{table} BY NAME SELECT * FROM temp._merged").fetchall()
    con.execute("DROP TABLE temp._merged").fetchall()
    return int(con.execute(f"SELECT count(*) FROM {source}").fetchall()[0][0])


def refresh_dimensions(con: duckdb.DuckDBPyConnection, entities: pl.DataFrame, sources: pl.DataFrame) -> None:
    """Brings dim_entity and dim_source in line with the registry and the facts; call it once after the last
    batch.

    `entities` and `sources` are the registry's rows with the columns of the two tables. They replace the
    registered rows; one that left the registry stays, unregistered, while facts refer to it. A discovered
    entity or source has its full name in a spelling that texts use now, and as aliases the spellings that
    texts use now (`queries/name_entities.sql`, `queries/name_sources.sql`); what no text spells out keeps
    what was staged. Discovered rows that nothing refers to are removed. Every source has its entity.
    """
    _replace_registered(con, "dim_entity", entities)
    _replace_registered(con, "dim_source", sources)
    con.execute(statement("name_key")).fetchall()
    for name in (
        "drop_unused_sources",
        "name_sources",
        "add_entities_of_sources",
        "drop_unused_entities",
        "name_entities",
    ):
        con.execute(statement(name)).fetchall()


def _replace_registered(con: duckdb.DuckDBPyConnection, table: str, rows: pl.DataFrame) -> None:
    """Makes the registered rows those of the registry; what is the same already is not written again."""
    key = _KEY[table]
    columns = ", ".join(c for c in stored_columns()[("main", table)] if c != "is_registered")
    con.register("_registered", rows)
    try:
        con.execute(
            f"UPDATE main.{table} SET is_registered = false "
            f"WHERE is_registered AND {key} NOT IN (SELECT {key} FROM _registered)"
        ).fetchall()
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE _changed AS "
            f"SELECT {columns}, true AS is_registered FROM _registered "
            f"EXCEPT SELECT {columns}, is_registered FROM main.{table}"
        ).fetchall()
        con.execute(f"DELETE FROM main.{table} WHERE {key} IN (SELECT {key} FROM temp._changed)").fetchall()
        con.execute(f"INSERT INTO main.{table} BY NAME SELECT * FROM temp._changed").fetchall()
        con.execute("DROP TABLE temp._changed").fetchall()
    finally:
        con.unregister("_registered")
