"""Entities and sources: the registry's rows as they are, discovered rows merged so that no order of
loading shows.
"""

from __future__ import annotations

import duckdb
import polars as pl

# How two staged rows of one discovered id become one. Every merge is commutative, associative and idempotent,
# so any order and any cutting into batches ends in the same row. The longest name wins, then the first in the
# alphabet.
_MERGED = {
    "dim_entity": """
        SELECT entity_id,
               arg_min(name, (-length(name), name)) AS name,
               min(type) AS type,
               list_sort(list_distinct(flatten(list(list_append(coalesce(aliases, []), name))))) AS aliases,
               bool_or(is_registered) AS is_registered
        FROM rows_of_one_id GROUP BY entity_id""",
    "dim_source": """
        SELECT source_id,
               arg_min(name, (-length(name), name)) AS name,
               min(kind) AS kind,
               min(domain) AS domain,
               list_sort(list_distinct(flatten(list(list_append(coalesce(aliases, []), name))))) AS aliases,
               bool_or(is_registered) AS is_registered,
               min(entity_id) AS entity_id
        FROM rows_of_one_id GROUP BY source_id""",
}
_KEY = {"dim_entity": "entity_id", "dim_source": "source_id"}


def merge_staged(con: duckdb.DuckDBPyConnection, table: str, source: str) -> int:
    """Merges staged rows (a SQL source) of dim_entity or dim_source into the table; returns the rows read.

    A row that the registry has given stays as it is.
    """
    key = _KEY[table]
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE _merged AS
            WITH staged AS (
                SELECT s.* FROM {source} AS s
                WHERE NOT EXISTS (SELECT 1 FROM main.{table} d WHERE d.{key} = s.{key} AND d.is_registered)),
            rows_of_one_id AS (
                SELECT * FROM staged
                UNION ALL BY NAME
                SELECT d.* FROM main.{table} d WHERE d.{key} IN (SELECT {key} FROM staged))
            {_MERGED[table]}"""
    ).fetchall()
    con.execute(f"DELETE FROM main.{table} WHERE {key} IN (SELECT {key} FROM temp._merged)").fetchall()
    con.execute(f"INSERT INTO main.{table} BY NAME SELECT * FROM temp._merged").fetchall()
    con.execute("DROP TABLE temp._merged").fetchall()
    return int(con.execute(f"SELECT count(*) FROM {source}").fetchall()[0][0])


def refresh_dimensions(con: duckdb.DuckDBPyConnection, entities: pl.DataFrame, sources: pl.DataFrame) -> None:
    """Brings dim_entity and dim_source in line with the registry and the facts; call it once after the last
    batch.

    `entities` and `sources` are the registry's rows with the columns of the two tables. They replace the
    registered rows; one that left the registry stays, unregistered, while facts refer to it. A discovered
    entity is named by its most frequent surface over all mentions (then the longest, then the first in the
    alphabet) and its aliases are all its surfaces; one without mentions by the longest name staged.
    Discovered rows that nothing refers to are removed. Every source has its entity.
    """
    _replace_registered(con, "dim_entity", entities)
    _replace_registered(con, "dim_source", sources)
    _drop_unused_sources(con)
    _add_entities_of_sources(con)
    _drop_unused_entities(con)
    _name_after_sources(con)
    _name_after_mentions(con)


def _replace_registered(con: duckdb.DuckDBPyConnection, table: str, rows: pl.DataFrame) -> None:
    key = _KEY[table]
    con.register("_registered", rows)
    try:
        con.execute(f"UPDATE main.{table} SET is_registered = false WHERE is_registered").fetchall()
        con.execute(f"DELETE FROM main.{table} WHERE {key} IN (SELECT {key} FROM _registered)").fetchall()
        con.execute(
            f"INSERT INTO main.{table} BY NAME SELECT * REPLACE (true AS is_registered) FROM _registered"
        ).fetchall()
    finally:
        con.unregister("_registered")


def _drop_unused_sources(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        """DELETE FROM main.dim_source WHERE NOT is_registered AND source_id NOT IN (
               SELECT publisher_id FROM main.fact_article WHERE publisher_id IS NOT NULL
               UNION SELECT source_id FROM main.fact_citation WHERE source_id IS NOT NULL)"""
    ).fetchall()


def _add_entities_of_sources(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        """INSERT INTO main.dim_entity BY NAME
           SELECT entity_id, arg_min(name, (-length(name), name)) AS name, 'organization' AS type,
                  list_sort(list_distinct(flatten(list(coalesce(aliases, []))))) AS aliases,
                  bool_or(is_registered) AS is_registered
           FROM main.dim_source
           WHERE entity_id IS NOT NULL AND entity_id NOT IN (SELECT entity_id FROM main.dim_entity)
           GROUP BY entity_id"""
    ).fetchall()


def _drop_unused_entities(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        """DELETE FROM main.dim_entity WHERE NOT is_registered AND entity_id NOT IN (
               SELECT entity_id FROM main.fact_mention WHERE entity_id IS NOT NULL
               UNION SELECT speaker_entity_id FROM main.fact_citation WHERE speaker_entity_id IS NOT NULL
               UNION SELECT entity_id FROM main.dim_source WHERE entity_id IS NOT NULL)"""
    ).fetchall()


def _name_after_sources(con: duckdb.DuckDBPyConnection) -> None:
    """A discovered source's entity follows the source; `_name_after_mentions` overrides it where texts
    mention it.
    """
    con.execute(
        """UPDATE main.dim_entity AS e SET name = s.name, aliases = s.aliases
           FROM (
               SELECT entity_id, arg_min(name, (-length(name), name)) AS name,
                      list_sort(list_distinct(flatten(list(aliases)))) AS aliases
               FROM main.dim_source WHERE NOT is_registered GROUP BY entity_id) AS s
           WHERE e.entity_id = s.entity_id AND NOT e.is_registered"""
    ).fetchall()


def _name_after_mentions(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        """UPDATE main.dim_entity AS e SET name = n.name, aliases = n.aliases
           FROM (
               SELECT entity_id,
                      arg_min(surface, (-occurrences, -length(surface), surface)) AS name,
                      list_sort(list(surface)) AS aliases
               FROM (
                   SELECT entity_id, surface, count(*) AS occurrences FROM main.fact_mention
                   WHERE entity_id IN (SELECT entity_id FROM main.dim_entity WHERE NOT is_registered)
                   GROUP BY entity_id, surface)
               GROUP BY entity_id) AS n
           WHERE e.entity_id = n.entity_id AND NOT e.is_registered
             AND (e.name IS DISTINCT FROM n.name OR e.aliases IS DISTINCT FROM n.aliases)"""
    ).fetchall()
