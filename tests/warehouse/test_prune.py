"""What nobody reads any more goes by choice, and leaves no trace."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.warehouse.staged_rows import document_rows, landing, load
from warehouse.connection import open_memory
from warehouse.load import set_clusters
from warehouse.prune import prunable, prune
from warehouse.records import record_landing
from warehouse.schema import create_schema


@pytest.fixture
def con(tmp_path: Path) -> duckdb.DuckDBPyConnection:
    """old is superseded by new, gone has vanished, here stays."""
    connection = open_memory()
    create_schema(connection)
    load(
        connection, tmp_path, "r1", document_rows("old", "page.txt"), document_rows("new", "page.txt"),
        document_rows("gone"), document_rows("here"),
    )  # fmt: skip
    here = ("here.txt", "here")
    record_landing(connection, landing([("page.txt", "old"), ("gone.txt", "gone"), here]), "r1")
    record_landing(connection, landing([("page.txt", "new"), here]), "r2")
    return connection


def test_the_list_says_what_would_go_and_why(con: duckdb.DuckDBPyConnection) -> None:
    assert prunable(con).rows() == [
        ("gone", "gone.txt", "missing", 1, 2, 2),
        ("old", "page.txt", "superseded", 1, 2, 2),
    ]


def test_pruned_documents_are_gone_with_their_facts(con: duckdb.DuckDBPyConnection) -> None:
    assert prune(con, prunable(con)["document_id"].to_list()) == 2
    assert prunable(con).is_empty()
    for table in ("dim_document", "document_text", "fact_article"):
        assert con.execute(f"SELECT DISTINCT document_id FROM {table} ORDER BY 1").fetchall() == [
            ("here",),
            ("new",),
        ]
    assert con.execute("SELECT count(*) FROM fact_mention").fetchall() == [(4,)]
    assert con.execute("SELECT path FROM ops.landing_file ORDER BY 1").fetchall() == [
        ("here.txt",),
        ("page.txt",),
    ]
    assert prune(con, []) == 0


def test_a_cluster_survives_its_canonical_article(con: duckdb.DuckDBPyConnection) -> None:
    ids = ["old-1", "new-1", "here-1"]
    set_clusters(
        con,
        pl.DataFrame({"article_id": ids, "cluster_id": ["old-1"] * 3, "is_canonical": [True, False, False]}),
    )
    prune(con, ["old"])
    rows = con.execute("SELECT article_id, cluster_id, is_canonical FROM fact_article ORDER BY 1").fetchall()
    assert rows == [("gone-1", "gone-1", True), ("here-1", "here-1", True), ("new-1", "here-1", False)]
