"""Loading is set-wise, idempotent and independent of batches and their order."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.staged_rows import (
    CLEAN,
    document_rows,
    load,
    write_staged,
)
from transforms.schema import frame
from warehouse import load as loading
from warehouse import memory
from warehouse.connection import open_memory
from warehouse.digest import digest
from warehouse.errors import LoadError
from warehouse.load import load_batches
from warehouse.schema import create_stored


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    connection = open_memory()
    create_stored(connection)
    return connection


def _count(con: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(con.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])


def test_a_batch_loads_with_its_run_and_its_own_cluster(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    counts = load_batches(con, [write_staged(tmp_path, document_rows("d1"), document_rows("d2"))], "r1")
    assert (counts["fact_article"], counts["fact_mention"]) == (2, 4)
    rows = con.execute(
        "SELECT article_id, cluster_id, is_canonical, run_id FROM fact_article ORDER BY 1"
    ).fetchall()
    assert rows == [("d1-1", "d1-1", True, "r1"), ("d2-1", "d2-1", True, "r1")]
    assert con.execute("SELECT DISTINCT first_run_id, superseded_by FROM dim_document").fetchall() == [
        ("r1", None)
    ]


def test_a_batch_that_needs_more_memory_than_most_gets_it(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    allowed, most, real = [], memory.allowed_memory(con), loading.find_copies

    def find_copies(*arguments: Any) -> bool:
        allowed.append(memory.allowed_memory(con))
        return bool(real(*arguments))

    with patch.object(memory, "LEAST_BYTES", 1_000_000), patch.object(loading, "find_copies", find_copies):
        load(con, tmp_path / "a", "r1", document_rows("d1"), document_rows("d2"))
    assert len(allowed) == 2, "the first try has to run out of memory"
    assert allowed[0] < allowed[1] == most
    assert (_count(con, "dim_document"), _count(con, "fact_mention")) == (2, 4)


def test_loading_again_replaces_and_changes_nothing(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path / "a", "r1", document_rows("d1"), document_rows("d2"))
    before = digest(con)
    load(con, tmp_path / "a", "r2", document_rows("d1"), document_rows("d2"))
    assert digest(con) == before
    assert con.execute("SELECT DISTINCT first_run_id FROM dim_document").fetchall() == [("r1",)]


def test_a_document_extracted_anew_loses_its_old_facts(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path / "a", "r1", document_rows("d1"), document_rows("d2"))
    loading.add_relations(
        con,
        pl.DataFrame(
            [("d2-1", "d1-1", "exact", 1.0, 1.0, "mutual")],
            schema=["article_id", "related_article_id", "relation", "similarity", "containment", "direction"],
            orient="row",
        ),
    )
    changed = document_rows("d1")
    changed["fact_mention"] = changed["fact_mention"][:1]
    changed["dim_document"][0] |= {
        "extract_version": "v2",
        "page_title": "Harbour news",
        "path": "elsewhere.txt",
    }
    load(con, tmp_path / "b", "r2", changed)
    assert con.execute("SELECT count(*) FROM fact_mention WHERE article_id = 'd1-1'").fetchall() == [(1,)]
    assert _count(con, "fact_mention") == 3
    assert _count(con, "fact_article_relation") == 0
    documents = con.execute(
        "SELECT document_id, extract_version, page_title, path FROM dim_document ORDER BY 1"
    ).fetchall()
    assert documents == [("d1", "v2", "Harbour news", "d1.txt"), ("d2", "v1", None, "d2.txt")]


def test_a_missing_or_unknown_column_is_refused(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    staged = write_staged(tmp_path, document_rows("d1"))
    pl.read_parquet(staged["fact_mention"]).drop("confidence").with_columns(x=1).write_parquet(
        staged["fact_mention"]
    )
    with pytest.raises(
        LoadError, match=r"fact_mention.*missing columns \['confidence'\], unknown columns \['x'\]"
    ):
        load_batches(con, [staged], "r1")
    assert _count(con, "dim_document") == 0, "nothing of a refused batch stays"


def test_an_unknown_table_is_refused(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="no table fact_rumour"):
        load_batches(con, [{"fact_rumour": tmp_path / "x.parquet"}], "r1")


def test_a_damaged_staging_file_is_named_and_nothing_is_loaded(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    staged = write_staged(tmp_path, document_rows("d1"))
    good = staged["fact_citation"].read_bytes()
    for damaged in (b"", b"PAR1 no parquet", good[: len(good) // 2]):
        staged["fact_citation"].write_bytes(damaged)
        with pytest.raises(LoadError, match=r"fact_citation\.parquet cannot be read.*Delete it"):
            load_batches(con, [staged], "r1")
    staged["fact_citation"].unlink()
    with pytest.raises(LoadError, match=r"fact_citation\.parquet is missing"):
        load_batches(con, [staged], "r1")
    assert _count(con, "dim_document") == 0


def test_a_staging_file_damaged_inside_leaves_nothing(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    staged = write_staged(tmp_path, document_rows("d1"))
    file = staged["document_text"]
    raw = bytearray(file.read_bytes())
    raw[4:40] = bytes(36)  # the first page, behind an intact footer
    file.write_bytes(raw)
    with pytest.raises(LoadError, match=r"document_text cannot be loaded from .*Delete the staging folder"):
        load_batches(con, [staged], "r1")
    assert _count(con, "dim_document") == 0


def test_a_document_staged_twice_is_refused(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="d1 is staged twice"):
        load_batches(con, [write_staged(tmp_path, document_rows("d1"), document_rows("d1"))], "r1")


@settings(max_examples=6, deadline=None)
@given(st.text(alphabet="a[]*?{} 'é", min_size=1, max_size=8).filter(lambda name: name.strip(" .") == name))
def test_any_folder_name_loads(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    connection = open_memory()
    create_stored(connection)
    folder = tmp_path_factory.mktemp("x") / name
    assert load_batches(connection, [write_staged(folder, document_rows("d1"))], "r'1")["dim_document"] == 1
    assert connection.execute("SELECT first_run_id FROM dim_document").fetchall() == [("r'1",)]
    connection.close()


def test_several_files_a_table_load_as_one(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    one, two = (
        write_staged(tmp_path / "1", document_rows("d1")),
        write_staged(tmp_path / "2", document_rows("d2")),
    )
    assert load_batches(con, [one, two], "r1")["fact_mention"] == 4


def test_batches_load_at_once_as_one_after_the_other(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    batches = [write_staged(tmp_path / f"batch [{n}]", document_rows(f"d{n}")) for n in range(3)]
    for batch in batches:
        load_batches(con, [batch], "r1")
    before = digest(con)
    other = open_memory()
    create_stored(other)
    loaded = load_batches(other, batches, "r2")
    assert digest(other) == before
    assert (loaded["dim_document"], loaded["fact_mention"]) == (3, 6)
    other.close()


def test_the_same_bytes_in_two_batches_are_loaded_from_the_first(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    first, again = document_rows("d1", path="a.txt"), document_rows("d1", path="b.txt")
    again["fact_article"][0]["published_on"] = date(2020, 1, 1)
    batches = [
        write_staged(tmp_path / "one [x]", first, document_rows("d2")),
        write_staged(tmp_path / "two*", again, document_rows("d3")),
    ]
    load_batches(con, batches, "r1")
    paths = con.execute("SELECT document_id, path FROM dim_document ORDER BY 1").fetchall()
    assert paths == [("d1", "a.txt"), ("d2", "d2.txt"), ("d3", "d3.txt")]
    assert con.execute("SELECT DISTINCT published_on FROM fact_article").fetchall() == [(date(2024, 5, 3),)]
    assert (_count(con, "fact_mention"), _count(con, "document_text"), _count(con, "article_signature")) == (
        6,
        3,
        3,
    )


def test_a_document_twice_in_one_of_several_batches_is_refused(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    batches = [
        write_staged(tmp_path / "one", document_rows("d1"), document_rows("d1")),
        write_staged(tmp_path / "two", document_rows("d2")),
    ]
    with pytest.raises(LoadError, match="d1 is staged twice"):
        load_batches(con, batches, "r1")
    assert _count(con, "dim_document") == 0


def test_clusters_and_relations(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, "r1", document_rows("d1"), document_rows("d2"))
    clusters = pl.DataFrame(
        {"article_id": ["d1-1", "d2-1"], "cluster_id": ["d1-1", "d1-1"], "is_canonical": [True, False]}
    )
    assert loading.set_clusters(con, clusters) == 1
    assert loading.set_clusters(con, clusters) == 0
    pair = pl.DataFrame(
        {
            "article_id": ["d2-1"],
            "related_article_id": ["d1-1"],
            "relation": ["near"],
            "similarity": [0.5],
            "containment": [0.9],
            "direction": ["mutual"],
        }
    )
    assert loading.add_relations(con, pair) == 1
    assert loading.add_relations(con, pair.with_columns(relation=pl.lit("exact"))) == 1
    assert con.execute("SELECT relation FROM fact_article_relation").fetchall() == [("exact",)]
    assert loading.remove_relations(con, pair) == 1
    assert _count(con, "fact_article_relation") == 0


def test_removed_documents_leave_nothing_behind(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, "r1", document_rows("d1"), document_rows("d2"))
    assert loading.remove_documents(con, ["d1"]) == 1
    load(con, tmp_path / "again", "r1", document_rows("d2"))
    expected = open_memory()
    create_stored(expected)
    load(expected, tmp_path / "only", "r1", document_rows("d2"))
    assert digest(con) == digest(expected)


def test_a_digest_sees_ids_values_and_lists_but_no_order(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, "r1", document_rows("d1"), document_rows("d2"))
    seen = {digest(con)}
    for change in (
        "UPDATE fact_mention SET mention_id = mention_id || 'x' WHERE article_id = 'd1-1'",
        "UPDATE fact_article SET title = NULL WHERE article_id = 'd1-1'",
        "UPDATE dim_entity SET aliases = list_append(aliases, 'x') WHERE entity_id = 'tarn'",
        "INSERT INTO fact_furniture VALUES ('d1', 'share', 1, 2)",
        "INSERT INTO fact_furniture VALUES ('d1', 'share', 1, 2)",
    ):
        con.execute(change).fetchall()
        seen.add(digest(con))
    assert len(seen) == 6
    con.execute("UPDATE fact_article SET run_id = 'other'").fetchall()
    assert digest(con) in seen


def test_the_staged_example_is_consistent() -> None:
    for row in frame("fact_mention", document_rows("d1")["fact_mention"]).iter_rows(named=True):
        assert CLEAN[row["start_char"] : row["end_char"]] == row["surface"]
