"""How one row differs between two publications, in words: names for ids, rounded numbers, the words that changed."""

from __future__ import annotations

import duckdb

# Column -> the dimension and key that names what it refers to.
_REFERS_TO = {
    "entity_id": ("dim_entity", "entity_id", "name"),
    "speaker_entity_id": ("dim_entity", "entity_id", "name"),
    "source_id": ("dim_source", "source_id", "name"),
    "publisher_id": ("dim_source", "source_id", "name"),
    "cluster_id": ("fact_article", "article_id", "coalesce(title, left(text, 60))"),
    "superseded_by": ("dim_document", "document_id", "path"),
}
# Column -> what people call it, where its name does not say it.
_CALLED = {
    "entity_id": "entity",
    "speaker_entity_id": "speaker",
    "speaker": "speaker as written",
    "source_id": "source",
    "publisher_id": "publisher",
    "cluster_id": "stands with",
    "superseded_by": "superseded by",
    "is_canonical": "stands for its copies",
    "is_registered": "in the registry",
    "in_title": "in the headline",
    "published_on": "date",
    "published_precision": "precision of the date",
    "date_basis": "basis of the date",
    "word_count": "words",
    "evidence": "drawn by",
    "raw_start": "begins at",
    "raw_end": "ends at",
}
# Hashes of what another column shows, and offsets that follow from it.
_NOT_SHOWN = {
    "content_hash",
    "start_char",
    "end_char",
    "marker_raw_start",
    "marker_raw_end",
    "references_start",
}
_LENGTH = 60


def described(
    con: duckdb.DuckDBPyConnection, table: str, columns: list[str], old_row: int, new_row: int
) -> str:
    """The columns that differ between a row of `old` and one of `new`, with both values in words."""
    select = f"SELECT {', '.join(columns)} FROM {{}}.main.{table} WHERE rowid = ?"
    before = con.execute(select.format("old"), [old_row]).fetchall()[0]
    after = con.execute(select.format("new"), [new_row]).fetchall()[0]
    changes = []
    for quoted_name, was, now in zip(columns, before, after, strict=True):
        name = quoted_name.strip('"')
        if was == now or name in _NOT_SHOWN:
            continue
        was, now = _named(con, "old", name, was), _named(con, "new", name, now)
        if isinstance(was, str) and isinstance(now, str):
            was, now = _where_they_part(was, now)
        changes.append(f"{_CALLED.get(name, name.replace('_', ' '))} {_value(was)} -> {_value(now)}")
    return "; ".join(changes) or "other offsets"


def _named(con: duckdb.DuckDBPyConnection, db: str, column: str, value: object) -> object:
    """The name of what an id refers to; other values, and ids that lead nowhere, as they are."""
    if value is None or column not in _REFERS_TO:
        return value
    table, key, name = _REFERS_TO[column]
    rows = con.execute(f"SELECT {name} FROM {db}.main.{table} WHERE {key} = ?", [value]).fetchall()
    return rows[0][0] if rows else value


def _where_they_part(was: str, now: str) -> tuple[str, str]:
    """Long texts from a few words before the first character that differs."""
    if max(len(was), len(now)) <= _LENGTH:
        return was, now
    pairs = enumerate(zip(was, now, strict=False))
    parting = next((at for at, (one, other) in pairs if one != other), min(len(was), len(now)))
    start = max(0, parting - _LENGTH // 3)
    lead = "…" if start else ""
    return lead + was[start:], lead + now[start:]


def _value(value: object) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.3g}"
    if isinstance(value, list):
        return quotation(", ".join(map(str, value))) if value else "none"
    return quotation(value) if isinstance(value, str) else str(value)


def quotation(text: object) -> str:
    """A text in quotation marks, on one line, printable, cut at 60 characters."""
    return f"“{plain(text, _LENGTH)}”"


def plain(text: object, length: int) -> str:
    """A text on one line, printable, cut at `length` characters."""
    line = "".join(char if char.isprintable() else " " for char in " ".join(str(text).split()))
    return line if len(line) <= length else line[: length - 1] + "…"
