"""`clippings sql`: read-only queries over the publication, shown or written in four forms."""

from __future__ import annotations

import json
import math
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl

from warehouse.connection import identifier, open_read_only
from warehouse.errors import QueryError, storage_errors
from warehouse.explain import explain
from warehouse.files import written_whole

FORMATS = ("table", "csv", "json", "parquet")

# Rows shown on a terminal unless the caller says otherwise; files and pipes get all.
TERMINAL_ROWS = 200

# Types that Polars cannot take over from Arrow, or cannot write as JSON.
_FOREIGN_TYPES = (
    "INTERVAL",
    "BIT",
    "TIME WITH TIME ZONE",
    "UHUGEINT",
    "BIGNUM",
    "UNION",
    "MAP",
    "NULL",
    "VARIANT",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query; `more` is true where the row limit cut them off."""

    rows: pl.DataFrame
    more: bool = False


def run(
    path: Path, sql: str, output: str = "table", limit: int | None = None, out: Path | None = None
) -> int:
    """Answers SQL from the warehouse file at `path` and prints the rows, or writes them to the file `out`.

    Returns 0. Raises QueryError with a plain sentence, NotPublishedError where nothing is published. `limit`
    cuts the rows off (0 or None: none does, but for a table on a terminal, which TERMINAL_ROWS does).
    """
    if output not in FORMATS:
        raise QueryError(f"There is no output format {output}; there are {', '.join(FORMATS)}.")
    if output == "parquet" and out is None:
        raise QueryError("Parquet is no text for a terminal: name a file for it with --out.")
    if limit is None and output == "table" and out is None and sys.stdout.isatty():
        limit = TERMINAL_ROWS
    found = ask(path, sql, limit or None)
    if out is not None:
        write(found.rows, output, out)
        print(f"Wrote {found.rows.height:,} rows to {out}.")
    else:
        print(render(found, output))
    return 0


def prompt(path: Path, limit: int | None = None, history: Path | None = None) -> int:
    """The interactive prompt; `history` defaults to `sql_history` beside the warehouse. Returns 0 when
    left.
    """
    from warehouse.prompt import converse

    return converse(path, limit or TERMINAL_ROWS, history or path.parent / "sql_history")


def ask(path: Path, sql: str, limit: int | None = None) -> Answer:
    """The rows that answer `sql`, through a connection that reaches nothing but the warehouse at `path`."""
    con = open_read_only(path)
    try:
        return answer(con, sql, limit)
    finally:
        con.close()


def answer(con: duckdb.DuckDBPyConnection, sql: str, limit: int | None = None) -> Answer:
    """As `ask`, on an open read-only connection: statements are run in order, the last one answers."""
    try:
        statements = con.extract_statements(sql)
        if not statements:
            raise QueryError("There is no statement. Try: select kind, count(*) from fact_article group by 1")
        for statement in statements[:-1]:
            con.execute(statement).fetchall()
        last = statements[-1].query
        if statements[-1].type != duckdb.StatementType.SELECT:
            return _other_statement(con, last)
        relation = _portable(con.sql(last))
        if limit is None:
            return Answer(_whole_numbers(relation.pl()))
        rows = relation.limit(limit + 1).pl()
        return Answer(_whole_numbers(rows.head(limit)), more=rows.height > limit)
    except duckdb.Error as error:
        raise QueryError(explain(con, error, sql)) from error


def _portable(relation: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """The same rows in types that a frame can hold (others as text), every column under a name of its own."""
    columns, used = [], set()
    for number, (name, kind) in enumerate(zip(relation.columns, relation.types, strict=True), start=1):
        unique, again = name, 2
        while unique in used:
            unique, again = f"{name}_{again}", again + 1
        used.add(unique)
        foreign = any(word in str(kind) for word in _FOREIGN_TYPES)
        value = f"CAST(#{number} AS VARCHAR)" if foreign else f"#{number}"
        columns.append(f"{value} AS {identifier(unique)}")
    return relation.project(", ".join(columns))


def _whole_numbers(rows: pl.DataFrame) -> pl.DataFrame:
    """Sums of integers come as 38-digit decimals: plain integers where they fit, as nearly all do."""
    for name, kind in rows.schema.items():
        if isinstance(kind, pl.Decimal) and kind.scale == 0:
            fitted = rows[name].cast(pl.Int64, strict=False)
            if fitted.null_count() == rows[name].null_count():
                rows = rows.with_columns(fitted)
    return rows


def _other_statement(con: duckdb.DuckDBPyConnection, sql: str) -> Answer:
    """Rows of EXPLAIN, SET and their like, which are no relation that a limit could cut."""
    cursor = con.execute(sql)
    names = [column[0] for column in cursor.description or []]
    rows = [tuple(None if v is None else str(v) for v in row) for row in cursor.fetchall()]
    return Answer(pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row"))


def write(rows: pl.DataFrame, form: str, target: Path) -> None:
    """Writes rows to a file as csv, json (one object a line), parquet or an aligned table: all of them or none."""
    with storage_errors("write", target), written_whole(target) as path:
        if form == "csv":
            flat_lists(rows).write_csv(path)
        elif form == "json":
            path.write_text(json_lines(rows) + "\n" if rows.height else "", encoding="utf-8")
        elif form == "parquet":
            rows.write_parquet(path)
        else:
            path.write_text(render(Answer(rows)) + "\n", encoding="utf-8")


def render(found: Answer, form: str = "table", width: int | None = None) -> str:
    """An answer as text: an aligned table, csv, or json (one object a line). `width` is in characters."""
    if form == "csv":
        return flat_lists(found.rows).write_csv().rstrip("\n")
    if form == "json":
        return json_lines(found.rows)
    return _table(found, width)


def flat_lists(rows: pl.DataFrame) -> pl.DataFrame:
    """Lists and structs as JSON text, binary as hexadecimal digits: what csv can hold."""
    changed = []
    for name, kind in rows.schema.items():
        if isinstance(kind, (pl.List, pl.Array, pl.Struct)):
            values = [None if v is None else _json(v) for v in rows[name].to_list()]
            changed.append(pl.Series(name, values, dtype=pl.String))
        elif kind == pl.Binary:
            changed.append(rows[name].bin.encode("hex"))
    return rows.with_columns(changed)


def json_lines(rows: pl.DataFrame) -> str:
    """One JSON object a row; dates as ISO text, binary as hexadecimal digits, numbers that JSON lacks as
    null.
    """
    return "\n".join(_json(row) for row in rows.iter_rows(named=True))


def _json(value: object) -> str:
    return json.dumps(_finite(value), ensure_ascii=False, default=_as_text)


def _finite(value: object) -> object:
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _as_text(value: object) -> object:
    if isinstance(value, bytes):
        return value.hex()
    return float(value) if isinstance(value, Decimal) else str(value)


def _table(found: Answer, width: int | None) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for name, kind in found.rows.schema.items():
        number = kind.is_numeric()
        # Names come from texts, too: PIVOT makes columns of values.
        table.add_column(
            _shown(name), justify="right" if number else "left", overflow="ellipsis", no_wrap=True
        )
    for row in found.rows.iter_rows():
        table.add_row(*(_shown(value) for value in row))
    width = width or _terminal_width()
    # Where TERM is "dumb" rich takes a width at its word only beside a height.
    console = Console(markup=False, highlight=False, emoji=False, width=width, height=width and 25)
    with console.capture() as capture:
        console.print(table)
    lines = [line.rstrip() for line in capture.get().rstrip().split("\n")]
    count = f"({found.rows.height:,} {'row' if found.rows.height == 1 else 'rows'})"
    if found.more:
        count = f"(the first {found.rows.height:,} rows; for more raise --limit or write a file with --out)"
    return "\n".join([*lines, count])


def _terminal_width() -> int | None:
    """None lets rich measure the terminal; a pipe has no width, so nothing is cut there."""
    return None if sys.stdout.isatty() else 10_000


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, bytes):
        return value[:16].hex() + ("…" if len(value) > 16 else "")
    if isinstance(value, list):
        return "[" + ", ".join(_shown(item) for item in value) + "]"
    # Control characters and line ends of raw texts would tear the table and reach the terminal.
    return printable(str(value))


def printable(text: str) -> str:
    """The text with a blank for every character that is none to look at: controls, turned text, line ends."""
    return "".join(c if c.isprintable() else " " for c in text)
