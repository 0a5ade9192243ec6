"""What two publications say differently: facts added, removed and changed, by kind, with examples."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from warehouse.connection import identifier, open_memory, quoted
from warehouse.differing import described, plain, quotation
from warehouse.errors import NotPublishedError, WarehouseError, first_line
from warehouse.statements import statement

# Table -> what its rows are called. `queries/diff/<table>.sql` tells rows apart by where they stand, since ids change
# with the code that makes them; `queries/label/<table>.sql` names them for people.
_COMPARED = {
    "dim_document": "documents",
    "fact_article": "texts",
    "fact_mention": "mentions",
    "fact_citation": "citations",
    "fact_article_relation": "relations",
    "fact_furniture": "furniture",
    "dim_entity": "entities",
    "dim_source": "sources",
}

# Ids follow from places, runs are history: neither is a difference in what is said.
_LEFT_OUT = {
    "article_id", "mention_id", "citation_id", "resolves_to_citation_id", "run_id", "first_run_id",
    "extract_version", "ordinal",
}  # fmt: skip


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
        for table in _COMPARED:
            found += _differences(con, table, examples)
        return found
    except duckdb.Error as error:
        raise WarehouseError(f"{old} and {new} cannot be compared: {first_line(error)}") from error
    finally:
        con.close()


def _differences(con: duckdb.DuckDBPyConnection, table: str, examples: int) -> list[Difference]:
    columns = _shared_columns(con, table)
    content = ", ".join(f"t.{column}" for column in columns)
    for db in ("old", "new"):
        rows = statement(f"diff/{table}", db=db, columns=content)
        con.execute(f"CREATE OR REPLACE TEMP TABLE _{db} AS {rows}").fetchall()
    con.execute(statement("diff/changes")).fetchall()
    counts = con.execute(statement("diff/counts")).fetchall()
    sentences = _examples(con, table, columns, examples) if counts else {}
    return [
        Difference(table, kind, added, removed, changed, tuple(sentences.get(kind, ())))
        for kind, added, removed, changed in counts
    ]


def _shared_columns(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    rows = con.execute(statement("diff/shared_columns"), [table]).fetchall()
    return [identifier(row[0]) for row in rows if row[0] not in _LEFT_OUT]


def _examples(
    con: duckdb.DuckDBPyConnection, table: str, columns: list[str], examples: int
) -> dict[str, list[str]]:
    """Kind -> sentences for its first changes."""
    rows = con.execute(statement("diff/examples"), [examples]).fetchall()
    labels = {
        "old": _labels(con, table, "old", [old for _, change, old, _ in rows if change == "removed"]),
        "new": _labels(con, table, "new", [new for _, change, _, new in rows if change != "removed"]),
    }
    sentences: dict[str, list[str]] = {}
    for kind, change, old, new in rows:
        label = labels["old"].get(old, "") if change == "removed" else labels["new"].get(new, "")
        what = f": {described(con, table, columns, old, new)}" if change == "changed" else ""
        sentences.setdefault(kind, []).append(f"{change} {label}{what}")
    return sentences


def _labels(con: duckdb.DuckDBPyConnection, table: str, db: str, rows: list[int]) -> dict[int, str]:
    """Row -> what it says, in quotation marks, and where it stands."""
    con.register("_wanted", pl.DataFrame({"row": rows}, schema={"row": pl.Int64}))
    try:
        found = con.execute(statement(f"label/{table}", db=db)).fetchall()
    finally:
        con.unregister("_wanted")
    # The label of a relation is a sentence about two titles; all others are words of the texts.
    say = (lambda said: plain(said, 200)) if table == "fact_article_relation" else quotation
    return {row: say(said) + (f" in {quotation(where)}" if where else "") for row, said, where in found}


def render(found: list[Difference]) -> str:
    """Differences as text for a terminal."""
    if not found:
        return "The two hold the same facts."
    lines = []
    for one in found:
        kind = "" if one.kind == "document" else f", {one.kind}"
        lines.append(
            f"{_COMPARED[one.table]}{kind} ({one.table}): "
            f"{one.added:,} added, {one.removed:,} removed, {one.changed:,} changed"
        )
        lines += [f"  {example}" for example in one.examples]
    return "\n".join(lines)
