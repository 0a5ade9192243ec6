"""The star as files for other tools: one Parquet or CSV file a table, and the data dictionary beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from warehouse.connection import identifier, open_read_only, quoted
from warehouse.dictionary import write_dictionary
from warehouse.errors import QueryError, storage_errors
from warehouse.explain import nearest
from warehouse.files import written_whole
from warehouse.schema import relation_names

FORMATS = ("parquet", "csv")

# Signatures mean something to duplicate detection only; raw texts and edits are large and asked for by name.
_ON_REQUEST = ("article_signature", "document_text", "document_edit")


def star() -> list[str]:
    """The tables exported unless others are named: dimensions and facts."""
    return [name for name in relation_names()["main"] if name not in _ON_REQUEST]


def export(path: Path, folder: Path, form: str = "parquet", relations: Sequence[str] = ()) -> dict[str, Path]:
    """Writes relations of the warehouse file at `path` into `folder`; returns relation -> file.

    `relations` are names as in queries (`fact_article`, `marts.wire_share`); none means the star. In CSV,
    lists are JSON arrays and binary values hexadecimal. Every file is whole or absent.
    """
    if form not in FORMATS:
        raise QueryError(f"There is no export format {form}; there are {' and '.join(FORMATS)}.")
    known = [
        name if schema == "main" else f"{schema}.{name}"
        for schema, names in relation_names().items()
        for name in names
    ]
    for relation in relations:
        if relation not in known:
            raise QueryError(f"There is no table {relation}.{nearest(relation, known)}")
    con = open_read_only(path, locked=False)
    written = {}
    try:
        with storage_errors("export to", folder):
            folder.mkdir(parents=True, exist_ok=True)
            for relation in relations or star():
                target = folder / f"{relation}.{form}"
                select = f"SELECT * FROM {relation}" if form == "parquet" else _flat(con, relation)
                options = "FORMAT parquet, COMPRESSION zstd" if form == "parquet" else "FORMAT csv, HEADER"
                with written_whole(target) as path:
                    con.execute(f"COPY ({select}) TO {quoted(path)} ({options})").fetchall()
                written[relation] = target
            (folder / "DICTIONARY.md").write_text(write_dictionary(con), encoding="utf-8")
    finally:
        con.close()
    return written


def _flat(con: object, relation: str) -> str:
    """A SELECT whose columns CSV can hold."""
    import duckdb

    assert isinstance(con, duckdb.DuckDBPyConnection)
    shown = []
    for name, data_type, *_ in con.execute(f"DESCRIBE {relation}").fetchall():
        column = identifier(name)
        if data_type.endswith("[]"):
            shown.append(f"to_json({column}) AS {column}")
        elif data_type == "BLOB":
            shown.append(f"hex({column}) AS {column}")
        else:
            shown.append(column)
    return f"SELECT {', '.join(shown)} FROM {relation}"
