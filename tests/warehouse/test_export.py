"""The star as files that other tools open."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from warehouse import export as exporting
from warehouse.errors import QueryError, WarehouseError
from warehouse.paths import Paths
from warehouse.query import ask


def test_parquet_opens_in_polars_and_pandas(two_documents: Paths, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    written = exporting.export(two_documents.warehouse, tmp_path)
    assert set(written) == set(exporting.star())
    assert {"fact_mention", "dim_date", "dim_entity"} <= set(written)
    for relation, file in written.items():
        expected = ask(two_documents.warehouse, f"select * from {relation}").rows
        assert pl.read_parquet(file).equals(expected), relation
        assert list(pandas.read_parquet(file).columns) == expected.columns
        assert len(pandas.read_parquet(file)) == expected.height
    assert "### fact_mention" in (tmp_path / "DICTIONARY.md").read_text()
    assert list(tmp_path.glob(".*")) == []


def test_csv_holds_lists_as_json(two_documents: Paths, tmp_path: Path) -> None:
    written = exporting.export(
        two_documents.warehouse, tmp_path / "it's", "csv", ["dim_entity", "marts.wire_share"]
    )
    assert sorted(p.name for p in written.values()) == ["dim_entity.csv", "marts.wire_share.csv"]
    rows = {row["entity_id"]: row for row in pl.read_csv(written["dim_entity"]).iter_rows(named=True)}
    assert json.loads(rows["delta-wire"]["aliases"]) == ["DW"]


def test_binary_columns_are_hexadecimal_in_csv(two_documents: Paths, tmp_path: Path) -> None:
    file = exporting.export(two_documents.warehouse, tmp_path, "csv", ["article_signature"])[
        "article_signature"
    ]
    assert pl.read_csv(file).height == 2


def test_what_there_is_not_is_said(two_documents: Paths, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no export format xlsx; there are parquet and csv"):
        exporting.export(two_documents.warehouse, tmp_path, "xlsx")
    with pytest.raises(QueryError, match=r"no table fact_mentions\. Did you mean fact_mention"):
        exporting.export(two_documents.warehouse, tmp_path, relations=["fact_mentions"])
    (tmp_path / "file").write_text("x")
    with pytest.raises(WarehouseError, match="Could not export to"):
        exporting.export(two_documents.warehouse, tmp_path / "file")
