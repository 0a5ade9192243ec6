"""Staged Parquet files as SQL sources: checked before they are read, and each document from one batch only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import polars as pl

from warehouse.connection import quoted
from warehouse.errors import LoadError, first_line
from warehouse.statements import statement


def checked_source(
    con: duckdb.DuckDBPyConnection, table: str, paths: Sequence[Path], expected: set[str]
) -> str:
    """SQL that reads the files, after their columns were found to be exactly the expected ones.

    Raises LoadError, naming the file, where they are not or where it cannot be read.
    """
    for path in paths:
        found = _columns(con, path)
        if set(found) != expected:
            missing, extra = sorted(expected - set(found)), sorted(set(found) - expected)
            raise LoadError(
                f"Staged file {path} does not fit {table}: missing columns {missing or 'none'}, "
                f"unknown columns {extra or 'none'}. Delete the staging folder and run again."
            )
    return plain_source(paths)


def _columns(con: duckdb.DuckDBPyConnection, path: Path) -> list[str]:
    if not path.is_file():
        raise LoadError(f"Staged file {path} is missing. Run again to extract it.")
    try:
        rows = con.execute(f"DESCRIBE SELECT * FROM read_parquet({quoted(_no_glob(path))})").fetchall()
    except duckdb.Error as error:
        raise LoadError(
            f"Staged file {path} cannot be read ({first_line(error)}). Delete it and run again."
        ) from error
    return [row[0] for row in rows]


def _no_glob(path: Path) -> str:
    """The path with the signs escaped that read_parquet takes for a pattern."""
    return re.sub(r"([\[*?])", r"[\1]", str(path))


def plain_source(paths: Sequence[Path], options: str = "") -> str:
    """SQL that reads all rows of the files."""
    return f"read_parquet([{', '.join(quoted(_no_glob(path)) for path in paths)}]{options})"


def find_copies(
    con: duckdb.DuckDBPyConnection, batches: Sequence[Mapping[str, Path]], keys: Mapping[str, str]
) -> bool:
    """Whether documents of a batch stand in an earlier one, too; then `without_copies` reads around them.

    `keys` says by which column (document_id or article_id) the rows of a table belong to a document. The
    same document twice in one batch is no copy but an error, and is left for the load to refuse.
    """
    numbered = [batch for batch in batches if "dim_document" in batch]
    if len(numbered) < 2:
        return False
    files = [
        (number, table, str(path), keys[table])
        for number, batch in enumerate(numbered)
        for table, path in batch.items()
        if table in keys
    ]
    schema = {"batch": pl.Int64, "table_name": pl.String, "filename": pl.String, "key": pl.String}
    con.register("_staged_files", pl.DataFrame(files, schema=schema, orient="row"))
    try:
        parts = {
            table: plain_source([Path(batch[table]) for batch in numbered], ", filename = true")
            for table in ("dim_document", "fact_article")
        }
        con.execute(statement("find_copies", **parts)).fetchall()
    except duckdb.Error as error:
        folder = Path(numbered[0]["dim_document"]).parent.parent
        raise LoadError(
            f"Staged files in {folder} cannot be read ({first_line(error)}). "
            "Delete the staging folder and run again."
        ) from error
    finally:
        con.unregister("_staged_files")
    return bool(con.execute("SELECT count(*) > 0 FROM temp._copies").fetchall()[0][0])


def without_copies(paths: Sequence[Path], key: str) -> str:
    """SQL that reads the files without the rows of documents that `find_copies` found in an earlier batch."""
    return (
        f"(SELECT * EXCLUDE (filename) FROM {plain_source(paths, ', filename = true')} AS s WHERE NOT EXISTS "
        f"(SELECT 1 FROM temp._copies AS c WHERE c.filename = s.filename AND c.id = s.{key}))"
    )
