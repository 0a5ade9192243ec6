"""What two publications say differently: facts added, removed and changed, by kind, with examples."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.connection import identifier, open_memory, quoted
from warehouse.errors import NotPublishedError, WarehouseError, first_line


@dataclass(frozen=True, slots=True)
class _Compared:
    """How rows of a table are told apart: by where they stand, since ids change with the code that makes
    them.
    """

    table: str
    place: str
    kind: str
    label: str
    source: str


_IN_ARTICLE = "FROM {db}.main.{table} t JOIN {db}.main.fact_article a ON a.article_id = t.article_id"
_ALONE = "FROM {db}.main.{table} t"

_TITLE = "coalesce(t.title, left(t.text, 60))"
_RULE = "t.recognizer"

_COMPARED = (
    _Compared("dim_document", "t.document_id", "'document'", "t.path", _ALONE),
    _Compared("fact_article", "t.document_id, t.raw_start", "t.kind", _TITLE, _ALONE),
    _Compared("fact_mention", "a.document_id, t.raw_start, t.raw_end", _RULE, "t.surface", _IN_ARTICLE),
    _Compared(
        "fact_citation",
        "a.document_id, t.kind, t.raw_start, t.raw_end",
        "t.kind",
        "coalesce(t.quote, t.title, concat_ws(' ', t.cue, t.speaker, t.url))",
        _IN_ARTICLE,
    ),
    _Compared(
        "fact_article_relation",
        "t.article_id, t.related_article_id",
        "t.relation",
        "concat_ws(' ', t.article_id, t.direction, t.related_article_id)",
        _ALONE,
    ),
    _Compared(
        "fact_furniture", "t.document_id, t.raw_start, t.raw_end", "t.kind",
        "t.document_id || ' ' || t.raw_start || '..' || t.raw_end", _ALONE,
    ),
    _Compared("dim_entity", "t.entity_id", "t.type", "t.name", _ALONE),
    _Compared("dim_source", "t.source_id", "t.kind", "t.name", _ALONE),
)  # fmt: skip

# Ids follow from places, runs are history: neither is a difference in what is said.
_LEFT_OUT = {
    "article_id", "mention_id", "citation_id", "resolves_to_citation_id", "run_id", "first_run_id",
    "extract_version", "ordinal",
}  # fmt: skip


# Most places hold the same rows on both sides: only the others are matched one by one, equal rows first.
_CHANGES = """
CREATE OR REPLACE TEMP TABLE _changes AS
WITH before AS (SELECT place, content, count(*) AS rows FROM _old GROUP BY ALL),
after AS (SELECT place, content, count(*) AS rows FROM _new GROUP BY ALL),
places AS (
    SELECT DISTINCT coalesce(b.place, a.place) AS place
    FROM before b FULL JOIN after a ON a.place = b.place AND a.content = b.content
    WHERE a.rows IS DISTINCT FROM b.rows
),
old_twins AS (
    SELECT *, row_number() OVER (PARTITION BY place, content ORDER BY row) AS twin
    FROM _old SEMI JOIN places USING (place)
),
new_twins AS (
    SELECT *, row_number() OVER (PARTITION BY place, content ORDER BY row) AS twin
    FROM _new SEMI JOIN places USING (place)
),
old_left AS (
    SELECT *, row_number() OVER (PARTITION BY place ORDER BY row) AS n
    FROM old_twins ANTI JOIN new_twins USING (place, content, twin)
),
new_left AS (
    SELECT *, row_number() OVER (PARTITION BY place ORDER BY row) AS n
    FROM new_twins ANTI JOIN old_twins USING (place, content, twin)
)
SELECT
    coalesce(n.kind, o.kind, '(none)') AS kind,
    o.row AS old_row,
    n.row AS new_row,
    CASE WHEN o.row IS NULL THEN 'added' WHEN n.row IS NULL THEN 'removed' ELSE 'changed' END AS change
FROM old_left o FULL JOIN new_left n ON n.place = o.place AND n.n = o.n
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """How many rows of one table and kind came, went and changed; `examples` are sentences."""

    table: str
    kind: str
    added: int
    removed: int
    changed: int
    examples: tuple[str, ...]


def diff(old: Path, new: Path, examples: int = 3) -> list[Difference]:
    """The differences between two database files (publication, snapshot or candidate), tables in fixed
    order.

    Rows are matched by their place in the raw text, so a mention that only got another entity counts as
    changed. Tables and kinds without a difference are left out; up to `examples` sentences for each of added,
    removed and changed.
    """
    con = open_memory()
    try:
        for name, path in (("old", old), ("new", new)):
            if not path.is_file():
                raise NotPublishedError(f"There is no warehouse at {path} to compare.")
            con.execute(f"ATTACH {quoted(path)} AS {name} (READ_ONLY)")
        found = []
        for compared in _COMPARED:
            found += _differences(con, compared, examples)
        return found
    except duckdb.Error as error:
        raise WarehouseError(f"{old} and {new} cannot be compared: {first_line(error)}") from error
    finally:
        con.close()


def _differences(con: duckdb.DuckDBPyConnection, compared: _Compared, examples: int) -> list[Difference]:
    columns = _shared_columns(con, compared.table)
    for db in ("old", "new"):
        source = compared.source.format(db=db, table=compared.table)
        con.execute(
            f"""CREATE OR REPLACE TEMP TABLE _{db} AS
                SELECT hash({compared.place}) AS place, {compared.kind} AS kind, t.rowid AS row,
                       hash({", ".join(f"t.{c}" for c in columns)}) AS content
                {source}"""
        ).fetchall()
    con.execute(_CHANGES).fetchall()
    counts = con.execute(
        """SELECT kind, count(*) FILTER (change = 'added'), count(*) FILTER (change = 'removed'),
                  count(*) FILTER (change = 'changed')
           FROM _changes GROUP BY kind ORDER BY kind"""
    ).fetchall()
    return [
        Difference(
            compared.table,
            kind,
            added,
            removed,
            changed,
            tuple(_examples(con, compared, columns, kind, examples)),
        )
        for kind, added, removed, changed in counts
    ]


def _shared_columns(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    rows = con.execute(
        """SELECT column_name FROM duckdb_columns()
           WHERE database_name IN ('old', 'new') AND schema_name = 'main' AND table_name = ?
           GROUP BY column_name HAVING count(*) = 2 ORDER BY min(column_index)""",
        [table],
    ).fetchall()
    return [identifier(row[0]) for row in rows if row[0] not in _LEFT_OUT]


def _examples(
    con: duckdb.DuckDBPyConnection, compared: _Compared, columns: list[str], kind: str, examples: int
) -> list[str]:
    """Sentences for the first changes of a kind, by the position of their rows."""
    sentences = []
    for change, db in (("added", "new"), ("removed", "old"), ("changed", "new")):
        rows = con.execute(
            f"""SELECT {compared.label}, c.old_row, c.new_row
                FROM _changes c JOIN {db}.main.{compared.table} t ON t.rowid = c.{db}_row
                WHERE c.kind = ? AND c.change = ? ORDER BY c.{db}_row LIMIT ?""",
            [kind, change, examples],
        ).fetchall()
        for label, old_row, new_row in rows:
            what = (
                _what_changed(con, compared.table, columns, old_row, new_row) if change == "changed" else ""
            )
            sentences.append(f"{change}: {_short(label)}{what}")
    return sentences


def _what_changed(
    con: duckdb.DuckDBPyConnection, table: str, columns: list[str], old_row: int, new_row: int
) -> str:
    values = [
        con.execute(f"SELECT {', '.join(columns)} FROM {db}.main.{table} WHERE rowid = ?", [row]).fetchall()[
            0
        ]
        for db, row in (("old", old_row), ("new", new_row))
    ]
    changes = [
        f"{column.strip(chr(34))} {_short(before)} -> {_short(after)}"
        for column, before, after in zip(columns, *values, strict=True)
        if before != after
    ]
    return f" ({'; '.join(changes)})"


def _short(value: object, length: int = 60) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= length else text[: length - 1] + "…"


def render(found: list[Difference]) -> str:
    """Differences as text for a terminal."""
    if not found:
        return "The two hold the same facts."
    lines = []
    for one in found:
        lines.append(
            f"{one.table} {one.kind}: {one.added:,} added, {one.removed:,} removed, {one.changed:,} changed"
        )
        lines += [f"  {example}" for example in one.examples]
    return "\n".join(lines)
