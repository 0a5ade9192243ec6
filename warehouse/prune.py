"""Removing what nobody reads any more, by choice and after a list: superseded and vanished documents."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import polars as pl

from warehouse.load import remove_documents
from warehouse.schema import transaction


def prunable(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """The documents that could go, as marts.prunable_documents lists them, by path."""
    found: pl.DataFrame = con.sql("SELECT * FROM marts.prunable_documents").pl()
    return found


def prune(con: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> int:
    """Removes these documents with all their facts from the candidate; returns how many.

    Bring the dimensions up to date afterwards (`refresh_dimensions`).
    """
    gone = pl.DataFrame({"document_id": list(document_ids)}, schema={"document_id": pl.String})
    with transaction(con):
        count = remove_documents(con, document_ids)
        con.register("_pruned", gone)
        try:
            con.execute(
                """DELETE FROM ops.landing_file
                   WHERE missing_since_run IS NOT NULL AND document_id IN (SELECT document_id FROM _pruned)"""
            ).fetchall()
        finally:
            con.unregister("_pruned")
    return count
