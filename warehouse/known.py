"""What a new run needs to know of what is loaded, as Polars frames."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import polars as pl

from warehouse.statements import statement


def _frame(
    con: duckdb.DuckDBPyConnection, sql: str, parameters: dict[str, str] | None = None
) -> pl.DataFrame:
    rows: pl.DataFrame = con.sql(sql, params=parameters or {}).pl()
    return rows


def known_documents(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """(document_id, path, extract_version, superseded_by) of every loaded document."""
    return _frame(con, "SELECT document_id, path, extract_version, superseded_by FROM main.dim_document")


def known_files(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """(path, document_id, bytes, mtime_ns, missing_since_run) of every landing file ever seen.

    Records inside a container file (`<file>#<number>`) are left out; `document_id` of a container is its
    hash.
    """
    return _frame(con, statement("landing_files"))


def known_articles(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """All articles, superseded ones included, without text and evidence (columns of fact_article)."""
    return _frame(con, "SELECT * EXCLUDE (text, evidence) FROM main.fact_article")


def dated_articles(con: duckdb.DuckDBPyConnection, run_id: str) -> pl.DataFrame:
    """(article_id, word_count, published_on, of_run) of all articles; of_run says whether this run loaded it."""
    return _frame(
        con,
        "SELECT article_id, word_count, published_on, run_id = $run AS of_run FROM main.fact_article",
        {"run": run_id},
    )


_SIGNATURE = "SELECT article_id, content_hash, shingle_count, anchors FROM main.article_signature"


def signatures(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """All rows of article_signature, without their runs."""
    return _frame(con, _SIGNATURE)


def signatures_of(con: duckdb.DuckDBPyConnection, article_ids: Iterable[str]) -> pl.DataFrame:
    """Rows of article_signature of these articles, without their runs."""
    return _by_ids(con, "article_id", article_ids, _SIGNATURE)


def signed_articles(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """article_id of every article that has a signature."""
    return _frame(con, "SELECT article_id FROM main.article_signature")


def article_runs(con: duckdb.DuckDBPyConnection, article_ids: Iterable[str]) -> pl.DataFrame:
    """(article_id, runs) of these articles, in any order."""
    return _by_ids(
        con, "article_id", article_ids, "SELECT article_id, runs FROM main.article_signature", ordered=False
    )


def known_relations(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """All rows of fact_article_relation."""
    return _frame(con, "SELECT * FROM main.fact_article_relation")


def article_texts(con: duckdb.DuckDBPyConnection, article_ids: Iterable[str]) -> pl.DataFrame:
    """(article_id, text) of these articles, in the order of their ids."""
    return _by_ids(con, "article_id", article_ids, "SELECT article_id, text FROM main.fact_article")


def document_texts(con: duckdb.DuckDBPyConnection, document_ids: Iterable[str]) -> pl.DataFrame:
    """All columns of dim_document and the raw_text of these documents, for a rebuild."""
    select = """SELECT *
                FROM main.dim_document JOIN main.document_text USING (document_id)"""
    return _by_ids(con, "document_id", document_ids, select)


def loaded_ids(con: duckdb.DuckDBPyConnection, document_ids: Iterable[str]) -> set[str]:
    """Those of these document ids that are loaded."""
    found = _by_ids(con, "document_id", document_ids, "SELECT document_id FROM main.dim_document")
    return set(found["document_id"])


def stale_documents(con: duckdb.DuckDBPyConnection, extract_version: str) -> list[str]:
    """Ids of the documents that another code or registry version extracted, sorted."""
    rows = con.execute(
        "SELECT document_id FROM main.dim_document WHERE extract_version IS DISTINCT FROM ? ORDER BY 1",
        [extract_version],
    ).fetchall()
    return [row[0] for row in rows]


def count_stale(con: duckdb.DuckDBPyConnection, extract_version: str) -> int:
    """How many documents `stale_documents` gives."""
    rows = con.execute(
        "SELECT count(*) FROM main.dim_document WHERE extract_version IS DISTINCT FROM ?", [extract_version]
    ).fetchall()
    return int(rows[0][0])


def finished_dates(con: duckdb.DuckDBPyConnection) -> list[object]:
    """The logical dates (datetime.date) whose runs were published, sorted."""
    rows = con.execute(
        """SELECT DISTINCT logical_date FROM ops.etl_run
           WHERE status = 'published' AND logical_date IS NOT NULL ORDER BY 1"""
    ).fetchall()
    return [row[0] for row in rows]


def _by_ids(
    con: duckdb.DuckDBPyConnection, key: str, ids: Iterable[str], select: str, ordered: bool = True
) -> pl.DataFrame:
    con.register("_wanted", pl.DataFrame({key: list(ids)}, schema={key: pl.String}))
    order = f"ORDER BY {key}" if ordered else ""
    try:
        return _frame(con, f"{select} WHERE {key} IN (SELECT {key} FROM _wanted) {order}")
    finally:
        con.unregister("_wanted")


def discovered_mentions(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """(article_id, name, type, surface, start_char, end_char) of every current mention of an unregistered
    entity.
    """
    return _frame(con, statement("discovered_mentions"))


def last_run(con: duckdb.DuckDBPyConnection) -> dict[str, object]:
    """run_id, finished_at (UTC), checks_passed of the last published run, and the documents in the warehouse."""
    row = con.execute(statement("last_run")).fetchall()[0]
    return dict(zip(("run_id", "finished_at", "checks_passed", "documents"), row, strict=True))


def failing_checks(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str, int]]:
    """(check, severity, failing rows) of the checks that failed in the last run."""
    return con.execute(statement("failing_checks")).fetchall()


def quarantined(con: duckdb.DuckDBPyConnection, beginning: str) -> list[dict[str, object]]:
    """The quarantine rows whose id begins so."""
    found: pl.DataFrame = con.sql(
        "SELECT * FROM ops.quarantine WHERE starts_with(quarantine_id, ?)", params=[beginning]
    ).pl()
    return found.to_dicts()


def refused(con: duckdb.DuckDBPyConnection) -> frozenset[tuple[str, str | None, str]]:
    """(path, document id, reason) of everything that is refused; the id is None where the bytes could not be read."""
    return frozenset(con.execute(statement("refused")).fetchall())


def last_versions(con: duckdb.DuckDBPyConnection) -> tuple[str, str] | None:
    """(code_version, registry_version) of the last run whose extraction was measured; None before the first."""
    rows = con.execute(statement("last_measured_versions")).fetchall()
    return rows[0] if rows else None
