"""`clippings sql`: read-only queries over the publication, with errors that name the nearest thing there
is.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from warehouse.connection import CATALOG, open_read_only
from warehouse.errors import QueryError
from warehouse.paths import Paths

FORMATS = ("table", "csv", "json", "parquet")


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query; `more` is true where `limit` cut them off."""

    rows: pl.DataFrame
    more: bool = False


def run(paths: Paths, sql: str, limit: int | None = None) -> Answer:
    """Answers SQL from the published warehouse, through a connection that reaches nothing else.

    Several statements are run in order, the last one answers. `limit` cuts the rows off. Raises QueryError
    with one plain sentence, NotPublishedError where nothing is published.
    """
    con = open_read_only(paths.warehouse)
    try:
        return answer(con, sql, limit)
    finally:
        con.close()


def answer(con: duckdb.DuckDBPyConnection, sql: str, limit: int | None = None) -> Answer:
    """As `run`, on an open read-only connection."""
    try:
        statements = con.extract_statements(sql)
        if not statements:
            raise QueryError(
                "There is no statement to run. Try: select kind, count(*) from fact_article group by 1"
            )
        for statement in statements[:-1]:
            con.execute(statement).fetchall()
        relation = con.sql(statements[-1].query)
        if relation is None:
            return Answer(pl.DataFrame({"Success": pl.Series([], dtype=pl.Boolean)}))
        if limit is None:
            return Answer(relation.pl())
        rows = relation.limit(limit + 1).pl()
        return Answer(rows.head(limit), more=rows.height > limit)
    except duckdb.Error as error:
        raise QueryError(explain(con, error)) from error


def explain(con: duckdb.DuckDBPyConnection, error: duckdb.Error) -> str:
    """One or two sentences for an error of DuckDB: what is wrong, and what of that name there is."""
    text = str(error)
    if match := re.search(r"Table with name (\S+) does not exist", text):
        return f"There is no table {match.group(1)}.{_nearest(match.group(1), _tables(con))}"
    if match := re.search(r'column "([^"]+)" not found|does not have a column named "([^"]+)"', text):
        name = match.group(1) or match.group(2)
        return f"There is no column {name} here.{_nearest(name, _columns(con, text))}"
    if match := re.search(r"Function with name (\S+) does not exist", text):
        functions = [
            row[0] for row in con.execute("SELECT DISTINCT function_name FROM duckdb_functions()").fetchall()
        ]
        return f"There is no function {match.group(1)}.{_nearest(match.group(1), functions)}"
    if "read-only" in text:
        return "The published warehouse is read-only: a query can select, not change. Facts change by a run."
    if (
        isinstance(error, duckdb.PermissionException)
        or "disabled by configuration" in text
        or "been locked" in text
    ):
        return f"Queries reach the warehouse only, no files, extensions or settings: {_plain(text)}"
    return _plain(text)


def _plain(text: str) -> str:
    """DuckDB's message without its kind in front; the line and the caret that show the place stay."""
    return re.sub(r"^[A-Z][A-Za-z -]{0,40} Error: ", "", text).strip()


def _nearest(name: str, choices: list[str]) -> str:
    short = {choice.lower().rpartition(".")[2]: choice for choice in reversed(choices)}
    wanted = name.strip('"').lower().rpartition(".")[2]
    close = (
        difflib.get_close_matches(wanted, list(short), n=3, cutoff=0.5)
        or [c for c in short if wanted and wanted in c][:3]
    )
    if close:
        return f" Did you mean {' or '.join(short[c] for c in close)}?"
    return f" There are: {', '.join(choices[:40])}." if choices else ""


def _tables(con: duckdb.DuckDBPyConnection) -> list[str]:
    rows = con.execute(
        """SELECT DISTINCT schema_name, table_name FROM duckdb_columns()
           WHERE database_name = ? AND NOT internal
           ORDER BY array_position(['main', 'marts', 'current', 'ops'], schema_name), table_name""",
        [CATALOG],
    ).fetchall()
    return [table if schema == "main" else f"{schema}.{table}" for schema, table in rows]


def _columns(con: duckdb.DuckDBPyConnection, error: str) -> list[str]:
    """Columns of the tables that the failing statement names, else of all."""
    rows = con.execute(
        """SELECT DISTINCT table_name, column_name FROM duckdb_columns()
           WHERE database_name = ? AND NOT internal ORDER BY 1, 2""",
        [CATALOG],
    ).fetchall()
    words = set(re.findall(r"\w+", error))
    named = [column for table, column in rows if table in words]
    return list(dict.fromkeys(named or [column for _, column in rows]))


def write(rows: pl.DataFrame, form: str, target: Path) -> None:
    """Writes an answer to a file as csv, json (one object a line) or parquet."""
    if form == "csv":
        flat_lists(rows).write_csv(target)
    elif form == "json":
        rows.write_ndjson(target)
    elif form == "parquet":
        rows.write_parquet(target)
    else:
        raise QueryError(f"There is no file format {form}; there are csv, json and parquet.")


def render(found: Answer, form: str = "table") -> str:
    """An answer as text for a terminal or a pipe: an aligned table, csv, or json (one object a line)."""
    if form == "csv":
        return flat_lists(found.rows).write_csv().rstrip("\n")
    if form == "json":
        return found.rows.write_ndjson().rstrip("\n")
    if form != "table":
        raise QueryError(
            f"{form} cannot be shown in a terminal: name an output file, or use table, csv or json."
        )
    return _table(found)


def flat_lists(rows: pl.DataFrame) -> pl.DataFrame:
    """Lists as JSON text and binary as hexadecimal digits, for csv."""
    import json

    changed = []
    for name, kind in rows.schema.items():
        if isinstance(kind, (pl.List, pl.Array, pl.Struct)):
            values = [
                None if v is None else json.dumps(v, ensure_ascii=False, default=str)
                for v in rows[name].to_list()
            ]
            changed.append(pl.Series(name, values, dtype=pl.String))
        elif kind == pl.Binary:
            changed.append(rows[name].bin.encode("hex"))
    return rows.with_columns(changed)


def _table(found: Answer) -> str:
    from rich.console import Console
    from rich.table import Table

    table = Table(show_edge=False, header_style="bold")
    for name, kind in found.rows.schema.items():
        table.add_column(name, justify="right" if kind.is_numeric() else "left", overflow="fold")
    for row in found.rows.iter_rows():
        table.add_row(*("" if value is None else _shown(value) for value in row))
    console = Console(markup=False, highlight=False, soft_wrap=False)
    with console.capture() as capture:
        console.print(table)
    note = "\n(more rows: raise the limit, or write them to a file)" if found.more else ""
    return capture.get().rstrip() + note


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, bytes):
        return value[:16].hex() + ("…" if len(value) > 16 else "")
    return str(value)
