"""The interactive SQL prompt: history, completion, and a fresh look at the publication for every question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.connection import CATALOG, open_read_only, quoted
from warehouse.errors import WarehouseError
from warehouse.statements import statement

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession

_WORDS = [
    "select",
    "from",
    "where",
    "group",
    "by",
    "order",
    "having",
    "limit",
    "distinct",
    "count",
    "sum",
    "avg",
    "min",
    "max",
    "join",
    "left",
    "using",
    "on",
    "as",
    "and",
    "or",
    "not",
    "in",
    "is",
    "null",
    "like",
    "between",
    "case",
    "when",
    "then",
    "else",
    "end",
    "with",
    "union",
    "all",
    "filter",
    "over",
    "partition",
    "desc",
    "asc",
    "exists",
    "date_trunc",
]
_GREETING = """Read-only SQL over {path}. End a statement with ; and Enter.
.tables lists tables, .columns TABLE its columns, .quit or Ctrl-D leaves."""


def converse(path: Path, limit: int, history: Path) -> int:
    """Reads statements until the end of input and prints their answers or what is wrong with them; returns
    0.
    """
    words = vocabulary(path)
    print(_GREETING.format(path=path))
    session = _session(words, history)
    while True:
        try:
            text = session.prompt("sql> ").strip()
        except EOFError:
            return 0
        except KeyboardInterrupt:
            continue
        if text in (".quit", ".exit"):
            return 0
        if text:
            print(respond(path, text, limit))


def respond(path: Path, text: str, limit: int) -> str:
    """The answer to one input, a dot command or SQL; errors are sentences, never exceptions."""
    from warehouse import query

    try:
        return query.render(query.ask(path, _dot_command(text) or text, limit))
    except WarehouseError as error:
        return query.printable(str(error))


def _dot_command(text: str) -> str | None:
    command, _, argument = text.rstrip(";").partition(" ")
    if command == ".tables":
        return statement("dot_tables")
    if command == ".columns":
        return statement("dot_columns", table=quoted(argument.strip().rpartition(".")[2]))
    return None


def vocabulary(path: Path) -> list[str]:
    """The words to complete: tables, columns and SQL."""
    con = open_read_only(path)
    try:
        rows = con.execute(
            """SELECT schema_name, table_name, column_name FROM duckdb_columns()
               WHERE database_name = ? AND NOT internal""",
            [CATALOG],
        ).fetchall()
    finally:
        con.close()
    tables = {table if schema == "main" else f"{schema}.{table}" for schema, table, _ in rows}
    return sorted(tables | {column for _, _, column in rows} | set(_WORDS) | {".tables", ".columns", ".quit"})


def _session(words: list[str], history: Path) -> PromptSession[str]:
    import re

    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import WordCompleter
    from prompt_toolkit.history import FileHistory, History, InMemoryHistory
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    bindings = KeyBindings()

    @bindings.add("enter")
    def _(event: KeyPressEvent) -> None:
        """A finished statement, a dot command or an empty line is sent; anything else goes on in a new
        line.
        """
        text = event.current_buffer.text.strip()
        if not text or text.endswith(";") or text.startswith("."):
            event.current_buffer.validate_and_handle()
        else:
            event.current_buffer.insert_text("\n")

    kept: History
    try:
        history.touch()
        kept = FileHistory(str(history))
    except OSError:  # a data directory that cannot be written still answers questions
        kept = InMemoryHistory()
    return PromptSession(
        history=kept,
        multiline=True,
        key_bindings=bindings,
        completer=WordCompleter(words, ignore_case=True, pattern=re.compile(r"[.\w]+")),
        complete_while_typing=False,
        prompt_continuation="...> ",
    )
