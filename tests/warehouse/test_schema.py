"""The schema says what the staged frames and the data dictionary say."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl
import pytest

from transforms.schema import STAGED
from warehouse import schema
from warehouse.connection import close_written, open_for_writing, open_memory
from warehouse.dictionary import write_dictionary
from warehouse.errors import WarehouseError
from warehouse.load import LOAD_COLUMNS

_SQL_TYPE = {
    pl.String: "VARCHAR",
    pl.Int32: "INTEGER",
    pl.Int64: "BIGINT",
    pl.Float32: "FLOAT",
    pl.Boolean: "BOOLEAN",
    pl.Date: "DATE",
    pl.Binary: "BLOB",
}


@pytest.fixture(scope="module")
def empty() -> duckdb.DuckDBPyConnection:
    con = open_memory()
    schema.create_schema(con)
    return con


def _sql_type(kind: pl.DataType | type[pl.DataType]) -> str:
    return "VARCHAR[]" if kind == pl.List(pl.String) else _SQL_TYPE[kind.base_type()]


@pytest.mark.parametrize("table", STAGED)
def test_a_table_has_the_staged_columns_and_those_of_the_load(table: str) -> None:
    found = dict(schema.stored_columns()[("main", table)])
    for column in LOAD_COLUMNS.get(table, {}):
        found.pop(column)
    assert found == {column: _sql_type(kind) for column, kind in STAGED[table].items()}, (
        f"warehouse/tables/{table}.sql and transforms/schema.py name different columns"
    )


def test_every_relation_and_column_says_what_it_holds(empty: duckdb.DuckDBPyConnection) -> None:
    relations = empty.execute(
        """SELECT schema_name || '.' || table_name, comment FROM duckdb_tables() WHERE NOT internal
           UNION ALL SELECT schema_name || '.' || view_name, comment FROM duckdb_views() WHERE NOT internal"""
    ).fetchall()
    expected = {f"{name}.{relation}" for name, names in schema.relation_names().items() for relation in names}
    assert {name for name, _ in relations} == expected
    assert [name for name, comment in relations if not (comment or "").startswith("One row per ")] == []
    columns = empty.execute(
        "SELECT schema_name, table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    ).fetchall()
    assert [row[:3] for row in columns if " Example: " not in (row[3] or "")] == []


def test_the_data_dictionary_is_fresh(empty: duckdb.DuckDBPyConnection) -> None:
    written = (schema.ROOT / "DICTIONARY.md").read_text(encoding="utf-8")
    assert written == write_dictionary(empty), "run `python -m warehouse.dictionary` and commit DICTIONARY.md"


def test_creating_the_schema_twice_changes_nothing(empty: duckdb.DuckDBPyConnection) -> None:
    before = empty.execute("SELECT sql FROM duckdb_tables() ORDER BY 1").fetchall()
    schema.create_schema(empty)
    assert empty.execute("SELECT sql FROM duckdb_tables() ORDER BY 1").fetchall() == before


def test_days_are_complete(empty: duckdb.DuckDBPyConnection) -> None:
    found = empty.execute(
        """SELECT count(*), min(day), max(day), count(*) FILTER ((iso_weekday IN (6, 7)) <> is_weekend)
           FROM dim_date"""
    ).fetchall()[0]
    assert (found[0], str(found[1]), str(found[2]), found[3]) == (73414, "1900-01-01", "2100-12-31", 0)


def test_an_older_warehouse_gets_the_columns_it_lacks(tmp_path: Path) -> None:
    con = open_for_writing(tmp_path / "old.duckdb")
    con.execute("CREATE TABLE fact_furniture (document_id VARCHAR, kind VARCHAR, raw_start INTEGER)")
    con.execute("INSERT INTO fact_furniture VALUES ('d', 'share', 1)")
    schema.create_schema(con)
    assert con.execute("SELECT raw_start, raw_end FROM fact_furniture").fetchall() == [(1, None)]
    close_written(con)


def test_a_column_of_another_type_stops_with_a_sentence(tmp_path: Path) -> None:
    con = open_for_writing(tmp_path / "old.duckdb")
    con.execute("CREATE TABLE fact_furniture (document_id INTEGER)")
    with pytest.raises(WarehouseError, match=r"fact_furniture\.document_id .* INTEGER.*VARCHAR"):
        schema.create_schema(con)
    con.close()


def _mart(folder: Path, name: str, select: str) -> Path:
    path = folder / "marts" / f"{name}.sql"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"CREATE VIEW marts.{name} AS {select}")
    return path


def test_files_run_after_the_files_they_read(tmp_path: Path) -> None:
    files = [
        _mart(tmp_path, "a", "SELECT * FROM marts.b"),
        _mart(tmp_path, "b", "SELECT * FROM marts.c"),
        _mart(tmp_path, "c", "SELECT 7 AS x"),
    ]
    con = open_memory()
    con.execute("CREATE SCHEMA marts")
    with schema.transaction(con):
        schema.run_in_order(con, files)
    assert con.execute("SELECT x FROM marts.a").fetchall() == [(7,)]


def test_a_file_that_cannot_run_is_named(tmp_path: Path) -> None:
    con = open_memory()
    con.execute("CREATE SCHEMA marts")
    with pytest.raises(WarehouseError, match=r"marts/lost\.sql cannot be created: .*nowhere"):
        schema.run_in_order(con, [_mart(tmp_path, "lost", "SELECT * FROM nowhere")])


def test_files_that_read_each_other_are_named(tmp_path: Path) -> None:
    files = [_mart(tmp_path, "a", "SELECT * FROM marts.b"), _mart(tmp_path, "b", "SELECT * FROM marts.a")]
    with pytest.raises(WarehouseError, match=r"read each other: marts"):
        schema.in_order(files)


def test_the_file_format_is_that_of_duckdb_1_5(tmp_path: Path) -> None:
    con = open_for_writing(tmp_path / "w.duckdb")
    schema.create_schema(con)
    tags = con.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'warehouse'").fetchall()[0][
        0
    ]
    close_written(con)
    assert tags["storage_version"].startswith("v1.5.0"), tags


def test_a_mart_that_was_a_view_in_an_older_version_becomes_a_table() -> None:
    con = open_memory()
    schema.create_schema(con)
    tables = "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'marts' ORDER BY 1"
    marts = con.execute(tables).fetchall()
    con.execute(f"DROP TABLE marts.{marts[0][0]} CASCADE")
    con.execute(f"CREATE VIEW marts.{marts[0][0]} AS SELECT 1 AS old")
    schema.create_schema(con)
    assert con.execute(tables).fetchall() == marts
    con.close()


def test_texts_take_half_the_room(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    con = open_for_writing(path)
    schema.create_schema(con)
    text = "'The ferry of Tarn runs again, line ' || md5(CAST(i AS VARCHAR))"
    con.execute(
        f"INSERT INTO document_text (document_id, raw_text) SELECT i, repeat({text}, 20) FROM range(3000) AS r (i)"
    ).fetchall()
    con.execute("INSERT INTO fact_article BY NAME SELECT raw_text AS text FROM document_text").fetchall()
    con.execute("CHECKPOINT").fetchall()
    for table, column in (("document_text", "raw_text"), ("fact_article", "text")):
        forms = con.execute(
            f"SELECT DISTINCT compression FROM pragma_storage_info('{table}') "
            f"WHERE column_name = '{column}' AND segment_type = 'VARCHAR'"
        ).fetchall()
        assert forms == [("ZSTD",)], table
    con.close()


def test_comments_of_an_older_version_become_those_of_this_one() -> None:
    con = open_memory()
    schema.create_schema(con)
    question = """SELECT table_name || '.' || column_name, comment FROM duckdb_columns() WHERE NOT internal
        UNION ALL SELECT schema_name || '.' || table_name, comment FROM duckdb_tables() WHERE NOT internal ORDER BY 1"""
    expected = con.execute(question).fetchall()
    for kind, name, words in (
        ("TABLE", "fact_article", "'it''s old'"),
        ("COLUMN", "fact_mention.surface", "NULL"),
        ("COLUMN", "ops.etl_run.status", "'old'"),
    ):
        con.execute(f"COMMENT ON {kind} {name} IS {words}")
    assert con.execute(question).fetchall() != expected
    schema.create_schema(con)
    assert con.execute(question).fetchall() == expected


def test_views_are_made_again_where_they_are_missing_or_of_another_version() -> None:
    def said() -> str:
        return str(
            con.execute("SELECT comment FROM duckdb_views() WHERE view_name = 'citation_counts'").fetchall()
        )

    con = open_memory()
    schema.create_schema(con)
    before = said()
    con.execute("COMMENT ON VIEW chosen.citation_counts IS 'changed'")
    schema.create_derived(con)
    assert "changed" in said()  # the same version: they stand
    con.execute("CREATE OR REPLACE MACRO chosen.made_of() AS 'another version'")
    schema.create_derived(con)
    assert said() == before
    con.execute("COMMENT ON VIEW chosen.citation_counts IS 'changed'; DROP VIEW chosen.article_counts")
    schema.create_derived(con)
    assert said() == before
    assert con.execute("SELECT sum(texts) FROM chosen.article_counts").fetchall() == [(None,)]
    con.execute("DROP VIEW marts.co_mentions")
    schema.create_derived(con)
    assert con.execute("SELECT count(*) FROM marts.co_mentions").fetchall() == [(0,)]


def test_a_mart_waits_for_the_tables_behind_a_view_that_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {
        "ferries": "CREATE OR REPLACE TABLE marts.ferries AS FROM marts.timetable",
        "timetable": "CREATE OR REPLACE VIEW marts.timetable AS FROM marts.piers",
        "piers": "CREATE OR REPLACE TABLE marts.piers AS FROM current.fact_article",
    }
    (tmp_path / "marts").mkdir()
    for name, text in texts.items():
        (tmp_path / "marts" / f"{name}.sql").write_text(f"{text};\n", encoding="utf-8")
    files = tuple(sorted((tmp_path / "marts").glob("*.sql")))
    monkeypatch.setattr(schema, "sql_files", lambda folder: files if folder == "marts" else ())
    tables = [path for path in files if schema._is_table(path)]
    assert [path.stem for path in schema.in_order(tables)] == ["piers", "ferries"]
