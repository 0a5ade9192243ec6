"""DuckDB's errors in plain words, naming the nearest thing that does exist."""

from __future__ import annotations

import difflib
import re

import duckdb

from warehouse.connection import CATALOG

_NO_TABLE = re.compile(r"Table with name (\S+) does not exist")
_NO_COLUMN = re.compile(r'column "([^"]+)" not found|does not have a column named "([^"]+)"')
_NO_FUNCTION = re.compile(r"Function with name (\S+) does not exist")
_OUT_OF_REACH = ("disabled by configuration", "been locked", "Permission Error")
_LISTED = 30


def explain(con: duckdb.DuckDBPyConnection, error: duckdb.Error, sql: str = "") -> str:
    """One or two sentences for an error that `sql` met on a locked-down connection."""
    text = str(error)
    if match := _NO_TABLE.search(text):
        name = match.group(1).strip('"')
        if re.search(r"[/.](csv|json|parquet|duckdb|txt)$|/", name):
            return f"Queries reach the warehouse only: the file {name} cannot be read from here."
        return f"There is no table {name}.{nearest(name, _tables(con))}"
    if match := _NO_COLUMN.search(text):
        name = (match.group(1) or match.group(2)).strip('"')
        return f"There is no column {name} here.{nearest(name, _columns(con, sql))}"
    if match := _NO_FUNCTION.search(text):
        functions = con.execute("SELECT DISTINCT function_name FROM duckdb_functions()").fetchall()
        name = match.group(1)
        return f"There is no function {name}.{nearest(name, [row[0] for row in functions], listed=0)}"
    if "read-only" in text:
        return "The published warehouse is read-only: a query can select, not change. A run changes facts."
    if any(sign in text for sign in _OUT_OF_REACH):
        return f"Queries reach the warehouse only, no files, extensions or settings: {_plain(text)}"
    return _plain(text)


def nearest(name: str, choices: list[str], listed: int = _LISTED) -> str:
    """A sentence with up to three choices like `name`, else with the first `listed` choices, else nothing."""
    short: dict[str, str] = {}
    for choice in choices:
        short.setdefault(choice.lower().rpartition(".")[2], choice)
    wanted = name.lower().rpartition(".")[2]
    close = difflib.get_close_matches(wanted, list(short), n=3, cutoff=0.6)
    close += [
        key for key in short if len(wanted) > 2 and (wanted in key or key in wanted) and key not in close
    ]
    if close:
        return f" Did you mean {' or '.join(short[key] for key in close[:3])}?"
    return f" There are: {', '.join(choices[:listed])}." if choices and listed else ""


def _plain(text: str) -> str:
    """DuckDB's message without its kind in front; the line and the caret that show the place stay."""
    return re.sub(r"^[A-Z][A-Za-z -]{0,40} Error: ", "", text).strip()


def _tables(con: duckdb.DuckDBPyConnection) -> list[str]:
    rows = con.execute(
        """SELECT DISTINCT schema_name, table_name FROM duckdb_columns()
           WHERE database_name = ? AND NOT internal
           ORDER BY list_position(['main', 'marts', 'current', 'ops'], schema_name), table_name""",
        [CATALOG],
    ).fetchall()
    return [table if schema == "main" else f"{schema}.{table}" for schema, table in rows]


def _columns(con: duckdb.DuckDBPyConnection, sql: str) -> list[str]:
    """Columns of the tables that the statement names, else of all tables."""
    rows = con.execute(
        """SELECT DISTINCT table_name, column_name FROM duckdb_columns()
           WHERE database_name = ? AND NOT internal ORDER BY 1, 2""",
        [CATALOG],
    ).fetchall()
    words = set(re.findall(r"\w+", sql.lower()))
    named = [column for table, column in rows if table.lower() in words]
    return list(dict.fromkeys(named or [column for _, column in rows]))
