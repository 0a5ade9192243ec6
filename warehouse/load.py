"""Staged rows into the candidate database: set-wise, idempotent, never by name with a column missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb
import polars as pl

from warehouse.connection import database_path, identifier, quoted
from warehouse.dimensions import merge_staged
from warehouse.errors import LoadError, first_line, is_storage_failure, storage_errors
from warehouse.memory import in_bounded_memory
from warehouse.schema import stored_columns, transaction
from warehouse.staged import checked_source, find_copies, without_copies
from warehouse.statements import statement

# Columns that only the load knows, with the SQL that fills them; {run} is the run id as a literal.
LOAD_COLUMNS: dict[str, dict[str, str]] = {
    "dim_document": {"superseded_by": "NULL", "first_run_id": "{run}"},
    "document_text": {"characters": "length(raw_text)"},
    "fact_article": {"cluster_id": "article_id", "is_canonical": "true", "run_id": "{run}"},
}

# Tables whose rows belong to a document or to one of its articles, children first.
_BY_ARTICLE = ("fact_mention", "fact_citation", "article_signature")
_BY_DOCUMENT = ("fact_furniture", "document_edit", "document_text", "fact_article")
_DIMENSIONS = ("dim_entity", "dim_source")
_LOADED = ("dim_document", *_BY_DOCUMENT, *_BY_ARTICLE, *_DIMENSIONS)
# By which column the rows of a table belong to a document.
LOADED_KEYS = dict.fromkeys(("dim_document", *_BY_DOCUMENT), "document_id") | dict.fromkeys(
    _BY_ARTICLE, "article_id"
)


def load_batches(
    con: duckdb.DuckDBPyConnection, batches: Sequence[Mapping[str, Path]], run_id: str
) -> dict[str, int]:
    """Loads staged Parquet files, in one transaction; returns the rows loaded by table.

    A batch maps table names to files. Documents that are loaded again replace their own rows, so loading the same
    files twice changes nothing. A document that several batches hold (the same bytes under two paths) is loaded
    from the first of them. Raises LoadError where the columns differ from the table's or a document is staged
    twice in a batch, WarehouseError where a file cannot be read or the disk is full.
    """
    tables = dict.fromkeys(table for batch in batches for table in batch)
    files = {table: [Path(batch[table]) for batch in batches if table in batch] for table in tables}
    return _load(con, files, run_id, batches)


def _load(
    con: duckdb.DuckDBPyConnection,
    files: dict[str, list[Path]],
    run_id: str,
    batches: Sequence[Mapping[str, Path]] = (),
) -> dict[str, int]:
    for table in files:
        if table not in _LOADED:
            raise LoadError(
                f"There is no table {table} to load; staged tables are {', '.join(sorted(_LOADED))}."
            )
    sources = {}
    for table, paths in files.items():
        if paths:
            expected = set(stored_columns()[("main", table)]) - set(LOAD_COLUMNS.get(table, {}))
            sources[table] = checked_source(con, table, paths, expected)

    def insert() -> dict[str, int]:
        read = dict(sources)
        with transaction(con):
            if find_copies(con, batches, LOADED_KEYS):
                keys = ((table, LOADED_KEYS[table]) for table in sources if table in LOADED_KEYS)
                read |= {table: without_copies(files[table], key) for table, key in keys}
            _replace_known(con, read)
            return {
                table: _insert(con, table, source, run_id, files[table]) for table, source in read.items()
            }

    with storage_errors("load into", database_path(con)):
        return in_bounded_memory(con, insert)


def _replace_known(con: duckdb.DuckDBPyConnection, sources: dict[str, str]) -> None:
    """Removes the rows of staged documents that are loaded already."""
    if "dim_document" not in sources:
        return
    source = sources["dim_document"]
    twice = con.execute(
        f"SELECT document_id FROM {source} GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1"
    ).fetchall()
    if twice:
        raise LoadError(
            f"Document {twice[0][0]} is staged twice in one load; a document is its bytes and is staged once."
        )
    known = con.execute(
        f"SELECT document_id FROM {source} JOIN main.dim_document USING (document_id)"
    ).fetchall()
    remove_documents(con, [row[0] for row in known], keep_documents=True)


def _insert(con: duckdb.DuckDBPyConnection, table: str, source: str, run_id: str, files: list[Path]) -> int:
    try:
        if table in _DIMENSIONS:
            return merge_staged(con, table, source)
        filled = {name: sql.format(run=quoted(run_id)) for name, sql in LOAD_COLUMNS.get(table, {}).items()}
        if table == "dim_document":
            return _upsert_documents(con, source, filled)
        extra = "".join(f", {sql} AS {identifier(name)}" for name, sql in filled.items())
        rows = con.execute(f"INSERT INTO main.{table} BY NAME SELECT *{extra} FROM {source}").fetchall()
        return int(rows[0][0])
    except duckdb.Error as error:
        if is_storage_failure(error) or isinstance(error, duckdb.OutOfMemoryException):
            raise
        names = ", ".join(str(path) for path in files[:3])
        raise LoadError(
            f"Staged rows of {table} cannot be loaded from {names} ({first_line(error)}). "
            "Delete the staging folder and run again."
        ) from error


def _upsert_documents(con: duckdb.DuckDBPyConnection, source: str, filled: dict[str, str]) -> int:
    """New documents get this run as their first; those loaded again keep path, first run and what
    superseded them.
    """
    kept = {"document_id", "path", *filled}
    refreshed = [identifier(c) for c in stored_columns()[("main", "dim_document")] if c not in kept]
    sets = ", ".join(f"{name} = s.{name}" for name in refreshed)
    con.execute(
        f"UPDATE main.dim_document AS d SET {sets} FROM {source} AS s WHERE d.document_id = s.document_id"
    ).fetchall()
    extra = "".join(f", {sql} AS {identifier(name)}" for name, sql in filled.items())
    con.execute(
        f"INSERT INTO main.dim_document BY NAME SELECT s.*{extra} FROM {source} AS s "
        "WHERE NOT EXISTS (SELECT 1 FROM main.dim_document d WHERE d.document_id = s.document_id)"
    ).fetchall()
    return int(con.execute(f"SELECT count(*) FROM {source}").fetchall()[0][0])


def remove_documents(
    con: duckdb.DuckDBPyConnection, document_ids: Iterable[str], keep_documents: bool = False
) -> int:
    """Removes all facts of these documents (and, unless `keep_documents`, the documents); returns how many
    documents.

    Duplicate relations to their articles go too. A cluster whose canonical article goes is named after the
    next by the same rule (most words, then the earliest date, then the smallest id); whether its members
    still belong together, only clustering again can tell.
    """
    ids = pl.DataFrame({"document_id": list(document_ids)}, schema={"document_id": pl.String})
    if ids.is_empty():
        return 0
    con.register("_removed_documents", ids)
    try:
        articles = "(SELECT article_id FROM main.fact_article WHERE document_id IN (FROM _removed_documents))"
        con.execute(
            f"""DELETE FROM main.fact_article_relation
                WHERE article_id IN {articles} OR related_article_id IN {articles}"""
        ).fetchall()
        for table in _BY_ARTICLE:
            con.execute(f"DELETE FROM main.{table} WHERE article_id IN {articles}").fetchall()
        for table in _BY_DOCUMENT:
            con.execute(f"DELETE FROM main.{table} WHERE document_id IN (FROM _removed_documents)").fetchall()
        if not keep_documents:
            con.execute(
                "DELETE FROM main.dim_document WHERE document_id IN (FROM _removed_documents)"
            ).fetchall()
    finally:
        con.unregister("_removed_documents")
    _rename_clusters(con)
    return ids.height


def _rename_clusters(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(statement("rename_clusters")).fetchall()


def insert_frame(con: duckdb.DuckDBPyConnection, relation: str, frame: pl.DataFrame) -> int:
    """Appends a frame to a stored table (`fact_article_relation`, `ops.quarantine`, ...) after comparing
    the columns.
    """
    schema, _, table = relation.rpartition(".")
    expected = stored_columns()[(schema or "main", table)]
    if set(frame.columns) != set(expected):
        missing, extra = (
            sorted(set(expected) - set(frame.columns)),
            sorted(set(frame.columns) - set(expected)),
        )
        raise LoadError(
            f"Rows for {relation}: missing columns {missing or 'none'}, unknown columns {extra or 'none'}."
        )
    if frame.is_empty():
        return 0
    con.register("_inserted_rows", frame)
    try:
        return int(
            con.execute(
                f"INSERT INTO {schema or 'main'}.{table} BY NAME SELECT * FROM _inserted_rows"
            ).fetchall()[0][0]
        )
    finally:
        con.unregister("_inserted_rows")


def set_clusters(con: duckdb.DuckDBPyConnection, clusters: pl.DataFrame) -> int:
    """Writes (article_id, cluster_id, is_canonical) into fact_article; returns the rows that changed."""
    con.register("_clusters", clusters.select("article_id", "cluster_id", "is_canonical"))
    try:
        rows = con.execute(statement("set_clusters")).fetchall()
    finally:
        con.unregister("_clusters")
    return int(rows[0][0])


def add_relations(con: duckdb.DuckDBPyConnection, relations: pl.DataFrame) -> int:
    """Adds duplicate relations; a pair that is there already is replaced."""
    if relations.is_empty():
        return 0
    remove_relations(con, relations)
    return insert_frame(con, "fact_article_relation", relations)


def remove_relations(con: duckdb.DuckDBPyConnection, pairs: pl.DataFrame) -> int:
    """Removes all relations of these pairs (article_id, related_article_id); returns the rows removed."""
    con.register("_pairs", pairs.select("article_id", "related_article_id"))
    try:
        return int(con.execute(statement("remove_relations")).fetchall()[0][0])
    finally:
        con.unregister("_pairs")
