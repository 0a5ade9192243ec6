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

    A cluster whose canonical article goes is named after the next by the same rule. Bring the dimensions up
    to date afterwards (`refresh_dimensions`).
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
        _rename_clusters(con)
    return count


def _rename_clusters(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        """WITH headless AS (
               SELECT cluster_id, arg_min(article_id, (-coalesce(word_count, 0),
                      coalesce(published_on, DATE '9999-12-31'), article_id)) AS canonical
               FROM main.fact_article GROUP BY cluster_id HAVING NOT bool_or(is_canonical))
           UPDATE main.fact_article AS a
           SET cluster_id = h.canonical, is_canonical = (a.article_id = h.canonical)
           FROM headless AS h WHERE a.cluster_id = h.cluster_id"""
    ).fetchall()
