"""Entities and sources get one name, whatever order and batches their texts came in."""

from __future__ import annotations

import itertools
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.warehouse.staged_rows import (
    REGISTRY_ENTITIES,
    REGISTRY_SOURCES,
    Rows,
    document_rows,
    load,
    mention,
    write_staged,
)
from warehouse.connection import open_memory
from warehouse.digest import table_digests
from warehouse.dimensions import refresh_dimensions
from warehouse.load import load_batches, remove_documents
from warehouse.schema import create_stored


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    connection = open_memory()
    create_stored(connection)
    return connection


def _many() -> list[Rows]:
    """Documents whose spellings of one name disagree: the merged rows must not show which came first."""
    parts = []
    for number, (surface, spelling, kind) in enumerate(
        [("Harbour Board", "Tarn Harbour Board", "other"), ("Harbour Board", "TARN HARBOUR BOARD", "body"),
         ("Tarn Harbour Board", "The Tarn Harbour Board", "other"), ("ferry", "Tarn-Harbour Board", "body")]
    ):  # fmt: skip
        rows = document_rows(f"d{number}")
        rows["fact_mention"][0] = mention(f"d{number}-1", surface, "e-board")
        rows["fact_citation"][1]["speaker"] = spelling
        rows["dim_entity"][0]["name"] = spelling
        rows["dim_source"][0] |= {"name": spelling, "kind": kind, "aliases": []}
        parts.append(rows)
    return parts


def test_no_order_and_no_cutting_into_batches_shows(tmp_path: Path) -> None:
    digests = set()
    for number, order in enumerate(list(itertools.permutations(range(4)))[::4]):
        parts = [_many()[i] for i in order]
        con = open_memory()
        create_stored(con)
        cut = 1 + number % 3
        for step, group in enumerate((parts[:cut], parts[cut:])):
            load_batches(con, [write_staged(tmp_path / f"{number}-{step}", *group)], f"r{number}-{step}")
            if number % 2:
                refresh_dimensions(con, REGISTRY_ENTITIES, REGISTRY_SOURCES)
        refresh_dimensions(con, REGISTRY_ENTITIES, REGISTRY_SOURCES)
        digests.add(tuple(table_digests(con).items()))
        con.close()
    assert len(digests) == 1


def _named(con: duckdb.DuckDBPyConnection, table: str, key: str) -> tuple[str, list[str]]:
    row: tuple[str, list[str]] = con.execute(
        f"SELECT name, aliases FROM {table} WHERE starts_with({key}, ?)", [f"{key[0]}-board"]
    ).fetchall()[0]
    return row


def test_a_discovered_entity_has_its_full_name_however_often_it_is_shortened(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, "r1", *_many())
    assert _named(con, "dim_entity", "entity_id") == (
        "Tarn Harbour Board",
        ["Harbour Board", "Tarn Harbour Board", "ferry"],
    )


def test_a_discovered_entity_is_spelt_as_texts_spell_it_most(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    parts = []
    for number, spelling in enumerate(["TARN HARBOUR BOARD", "Tarn Harbour Board", "Tarn Harbour Board"]):
        rows = document_rows(f"d{number}")
        rows["fact_mention"][0]["surface"] = spelling
        rows["dim_entity"][0]["name"] = spelling
        parts.append(rows)
    load(con, tmp_path, "r1", *parts)
    assert _named(con, "dim_entity", "entity_id")[0] == "Tarn Harbour Board"


def test_a_discovered_entity_that_texts_only_shorten_keeps_its_full_name(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    rows = document_rows("d1")
    rows["fact_mention"] = [mention("d1-1", surface, "e-board") for surface in ("Harbour", "Board", "ferry")]
    load(con, tmp_path, "r1", rows)
    assert _named(con, "dim_entity", "entity_id") == ("Tarn Harbour Board", ["Board", "Harbour", "ferry"])


def test_an_alias_goes_with_the_last_text_that_used_it(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, "r1", *_many())
    spellings = ["TARN HARBOUR BOARD", "Tarn Harbour Board", "Tarn-Harbour Board", "The Tarn Harbour Board"]
    assert _named(con, "dim_source", "source_id") == ("The Tarn Harbour Board", spellings)
    remove_documents(con, ["d1", "d2"])
    refresh_dimensions(con, REGISTRY_ENTITIES, REGISTRY_SOURCES)
    left = ["Tarn Harbour Board", "Tarn-Harbour Board"]
    assert _named(con, "dim_source", "source_id") == ("Tarn Harbour Board", left)
    assert _named(con, "dim_entity", "entity_id")[1] == ["Harbour Board", "ferry"]


def test_an_acronym_of_texts_and_the_names_of_the_registry_are_aliases_of_a_source(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    rows = document_rows("d1")
    rows["fact_mention"] = [
        mention("d1-1", place, "e-board") | {"surface": surface}
        for place, surface in (("Harbour Board", "Tarn Harbour Board"), ("ferry", "THB"), ("Board", "Board"))
    ]
    load(con, tmp_path, "r1", rows)
    assert _named(con, "dim_source", "source_id") == ("Tarn Harbour Board", ["THB", "Tarn Harbour Board"])
    registered = REGISTRY_ENTITIES.with_columns(
        pl.when(pl.col("entity_id") == "tarn")
        .then(pl.lit("e-board"))
        .otherwise(pl.col("entity_id"))
        .alias("entity_id"),
        pl.when(pl.col("entity_id") == "tarn")
        .then(pl.lit(["Old Board"]))
        .otherwise(pl.col("aliases"))
        .alias("aliases"),
    )
    refresh_dimensions(con, registered, REGISTRY_SOURCES)
    assert _named(con, "dim_source", "source_id")[1] == ["Old Board", "THB", "Tarn", "Tarn Harbour Board"]


def test_the_registry_rules_its_rows(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    rows = document_rows("d1")
    rows["dim_source"].append(
        {
            "source_id": "delta-wire",
            "name": "DELTA WIRE",
            "kind": "x",
            "is_registered": False,
            "entity_id": "y",
        }
    )
    load(con, tmp_path, "r1", rows)
    source = con.execute(
        "SELECT name, kind, is_registered FROM dim_source WHERE source_id = 'delta-wire'"
    ).fetchall()
    assert source == [("Delta Wire", "agency", True)]
    assert con.execute("SELECT count(*) FROM dim_entity WHERE entity_id = 'tarn'").fetchall() == [(1,)]
    refresh_dimensions(con, REGISTRY_ENTITIES.head(0), REGISTRY_SOURCES.head(0))
    left = con.execute("SELECT entity_id, is_registered FROM dim_entity ORDER BY 1").fetchall()
    assert left == [("delta-wire", False), ("e-board", False)], "unused rows go, used ones stay unregistered"


def test_every_source_has_its_entity(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    rows = document_rows("d1")
    rows["dim_entity"] = []
    rows["fact_mention"] = []
    rows["fact_citation"][1]["speaker_entity_id"] = None
    load(con, tmp_path, "r1", rows)
    entity = con.execute("SELECT name, type FROM dim_entity WHERE entity_id = 'e-board'").fetchall()
    assert entity == [("Tarn Harbour Board", "organization")]
