"""Marts that are made two at a time are those that are made one after another."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from threading import Barrier
from unittest.mock import patch

import duckdb
import pytest

from warehouse import schema, side_by_side
from warehouse.connection import close_written, open_for_writing, open_memory, open_read_only
from warehouse.errors import WarehouseError
from warehouse.paths import Paths
from warehouse.schema import create_derived, needs_of, sql_files
from warehouse.side_by_side import run_side_by_side


def mart(folder: Path, name: str, select: str) -> Path:
    path = folder / "marts" / f"{name}.sql"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"CREATE TABLE marts.{name} AS {select}")
    return path


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    con = open_memory()
    con.execute("CREATE SCHEMA marts")
    return con


def contents(con: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    return {path.stem: con.execute(f"FROM marts.{path.stem}").fetchall() for path in sql_files("marts")}


def test_two_at_a_time_are_as_one_after_another_row_for_row(two_documents: Paths, tmp_path: Path) -> None:
    found, taken = [], []

    def recorded(con: duckdb.DuckDBPyConnection, files: Sequence[Path]) -> None:
        taken.extend(files)
        run_side_by_side(con, files)

    for name, run_marts in (("one", None), ("two", recorded)):
        path = tmp_path / f"{name}.duckdb"
        shutil.copy(two_documents.warehouse, path)
        con = open_for_writing(path, threads=1, logged=False)
        for table in ("article_overview", "entity_article", "citation_overview"):
            con.execute(f"DELETE FROM marts.{table}").fetchall()
        create_derived(con, run_marts)
        close_written(con)
        reader = open_read_only(path)
        found.append(contents(reader))
        tables = reader.execute(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'marts'"
        ).fetchall()
        reader.close()
    assert {path.stem for path in taken} == {name for (name,) in tables}  # views stand
    assert found[0]["article_overview"]
    assert found[0]["entity_article"]
    assert found[0] == found[1]


def test_the_mart_that_most_others_read_is_made_early(two_documents: Paths) -> None:
    """It counts mentions itself, as the mart does that is made beside it."""
    _, needs = needs_of([path for path in sql_files("marts") if schema._is_table(path)])
    assert needs["marts.article_overview"] == {"marts.article_classes"}
    con = open_read_only(two_documents.warehouse)
    rows = con.execute(
        """SELECT a.article_id, a.mentions, r.mentions, f.article_id FROM marts.article_overview AS a
           JOIN marts.article_rows AS r USING (text_row) JOIN fact_article AS f ON f.rowid = a.text_row"""
    ).fetchall()
    (articles,) = con.execute("SELECT count(*) FROM current.fact_article").fetchall()[0]
    con.close()
    assert len(rows) == articles > 1
    assert all(one == other and mine == theirs for one, mine, theirs, other in rows)
    assert {mine for _, mine, _, _ in rows} != {0}


def test_two_are_made_at_the_same_time(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    both = Barrier(2)

    def run_file(cursor: duckdb.DuckDBPyConnection, path: Path) -> None:
        both.wait(timeout=300)  # broken, which is an error, where the other waits for this one
        schema.run_file(cursor, path)

    files = [mart(tmp_path, "a", "SELECT 1 AS x"), mart(tmp_path, "b", "SELECT 2 AS y")]
    with patch.object(side_by_side, "run_file", run_file):
        run_side_by_side(con, files)
    assert con.execute("SELECT x, y FROM marts.a, marts.b").fetchall() == [(1, 2)]


def test_each_is_made_after_those_it_reads(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    files = [
        mart(tmp_path, "a", "SELECT x + y AS z FROM marts.b, marts.c"),
        mart(tmp_path, "b", "SELECT 2 * y AS x FROM marts.c"),
        mart(tmp_path, "c", "SELECT count(*) AS y FROM range(100000) AS r (i) WHERE i % 10 = 0"),
        mart(tmp_path, "d", "SELECT 1 AS w"),
    ]
    run_side_by_side(con, files)
    assert con.execute("SELECT z, w FROM marts.a, marts.d").fetchall() == [(30_000, 1)]


def test_a_mart_that_cannot_be_made_is_named_and_stops_the_others(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    files = [
        mart(tmp_path, "lost", "SELECT * FROM nowhere"),
        mart(tmp_path, "after", "SELECT * FROM marts.lost"),
    ]
    with pytest.raises(WarehouseError, match=r"marts/lost\.sql cannot be created: .*nowhere"):
        run_side_by_side(con, files)
    assert con.execute("SELECT 7").fetchall() == [(7,)]  # the connection is whole


def test_a_file_without_a_log_holds_what_was_closed(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    con = open_for_writing(path, logged=False)
    con.execute("CREATE TABLE kept AS SELECT 1 AS x")
    close_written(con)
    con = open_for_writing(path, logged=False)
    con.execute("CREATE TABLE open AS SELECT 2 AS x")
    assert not list(tmp_path.glob("*.wal"))
    con.close()
    con = open_read_only(path)
    tables = con.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"
    ).fetchall()
    con.close()
    assert ("kept",) in tables
