"""Creates and updates every relation from its `.sql` file: adding a file adds the relation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from graphlib import CycleError, TopologicalSorter
from hashlib import blake2b
from pathlib import Path

import duckdb

from warehouse.connection import identifier, open_memory, quoted
from warehouse.errors import WarehouseError
from warehouse.statements import statement

ROOT = Path(__file__).parent

# Folder of the .sql files -> schema of their relations.
SCHEMAS = {"tables": "main", "ops": "ops", "views": "current", "marts": "marts", "chosen": "chosen"}
_RELATION = re.compile(r"\b(?:current|marts|chosen)\.\w+")
_STORED = ("tables", "ops")
_DERIVED = ("views", "marts", "chosen")


@cache
def sql_files(folder: str) -> tuple[Path, ...]:
    """The `.sql` files of one folder of this package, by name."""
    return tuple(sorted((ROOT / folder).glob("*.sql")))


def create_schema(con: duckdb.DuckDBPyConnection) -> None:
    """Makes every table, view and mart that is not there yet, brings comments and views up to date.

    A database written by an older version gets the columns it lacks (as NULL). Raises WarehouseError where
    a stored column has another type, which only a rebuild can mend.
    """
    create_stored(con)
    create_derived(con)


def create_stored(con: duckdb.DuckDBPyConnection) -> None:
    """The part of `create_schema` that holds rows of its own: `tables/` and `ops/`."""
    with transaction(con):
        for schema in SCHEMAS.values():
            con.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
        if existing := _stored_columns(con):
            _add_missing_columns(con, existing)
        _run_stored(con)


def create_derived(
    con: duckdb.DuckDBPyConnection,
    run_marts: Callable[[duckdb.DuckDBPyConnection, Sequence[Path]], None] | None = None,
) -> None:
    """Makes the marts again, computed from the rows of now, and the views where this version has others.

    All in one transaction, unless the views stand and the marts' files are given to `run_marts`.
    """
    made_of = _made_of()
    views_stand = _views_stand(con, made_of)
    with transaction(con):
        _drop_other_kind(con)
    made_anew = [
        path for folder in _DERIVED for path in sql_files(folder) if not views_stand or _is_table(path)
    ]
    if views_stand and run_marts is not None:
        run_marts(con, made_anew)
        return
    with transaction(con):
        run_in_order(con, made_anew)
        if not views_stand:
            _inherit_comments(con)
            con.execute(f"CREATE OR REPLACE MACRO chosen.made_of() AS {quoted(made_of)}")


@cache
def _made_of() -> str:
    """Changes with every text that views are made of, and with DuckDB."""
    texts = [path.read_bytes() for folder in SCHEMAS for path in sql_files(folder)]
    return blake2b(b"\0".join([duckdb.__version__.encode(), *texts]), digest_size=16).hexdigest()


def _views_stand(con: duckdb.DuckDBPyConnection, made_of: str) -> bool:
    """True where `create_derived` of this version has made the views before, and none is missing since."""
    with suppress(duckdb.CatalogException, duckdb.BinderException):
        wanted = {
            (SCHEMAS[folder], path.stem)
            for folder in _DERIVED
            for path in sql_files(folder)
            if not _is_table(path)
        }
        found = con.execute(
            """SELECT schema_name, view_name FROM duckdb_views()
               WHERE database_name = current_database() AND NOT internal AND chosen.made_of() = ?""",
            [made_of],
        ).fetchall()
        return wanted <= set(found)
    return False


_COMMENT = re.compile(
    r"^COMMENT ON (?:TABLE|COLUMN) (?P<name>\S+) IS '(?P<words>[^']*(?:''[^']*)*)';$", re.MULTILINE
)
_FILLED = re.compile(r"^CREATE TABLE .* AS$", re.MULTILINE)
_CREATES_TABLE = re.compile(r"^CREATE (?:OR REPLACE )?TABLE\b", re.IGNORECASE | re.MULTILINE)


def _is_table(path: Path) -> bool:
    """Whether a file of `marts/` makes a table, which is computed at load, or like all others a view."""
    return bool(_CREATES_TABLE.search(path.read_text(encoding="utf-8")))


def _drop_other_kind(con: duckdb.DuckDBPyConnection) -> None:
    """Removes derived relations of an older version that were a view and are a table now, or the reverse."""
    wanted = {
        (SCHEMAS[folder], path.stem): "TABLE" if _is_table(path) else "VIEW"
        for folder in _DERIVED
        for path in sql_files(folder)
    }
    found = con.execute(
        """SELECT schema_name, table_name, 'TABLE' FROM duckdb_tables() WHERE database_name = current_database()
           UNION ALL
           SELECT schema_name, view_name, 'VIEW' FROM duckdb_views() WHERE database_name = current_database()"""
    ).fetchall()
    for schema, name, kind in found:
        if wanted.get((schema, name), kind) != kind:
            con.execute(f"DROP {kind} {schema}.{identifier(name)} CASCADE").fetchall()


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All of the block or nothing of it, and one write to the disk instead of one a statement."""
    con.execute("BEGIN")
    try:
        yield
    except BaseException:
        with suppress(duckdb.Error):  # a fatal error has ended the transaction and the connection already
            con.execute("ROLLBACK")
        raise
    con.execute("COMMIT")


def _run_stored(con: duckdb.DuckDBPyConnection) -> None:
    """Makes the tables that are not there, and sets the comments that are not so already (most are, and each takes
    a version of its table)."""
    texts = [path.read_text(encoding="utf-8") for folder in _STORED for path in sql_files(folder)]
    for text in texts:
        con.execute(_COMMENT.sub("", text)).fetchall()
    known = dict(con.execute(statement("comments")).fetchall())
    for text in texts:
        for comment in _COMMENT.finditer(text):
            if known.get(comment["name"]) != comment["words"].replace("''", "'"):
                con.execute(comment[0]).fetchall()


def run_in_order(con: duckdb.DuckDBPyConnection, paths: Iterable[Path]) -> None:
    """Runs the SQL files of views and marts, each after those whose relations it names: no list is kept."""
    for path in in_order(paths):
        run_file(con, path)


def run_file(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Runs the statements of one file; raises WarehouseError, naming the file, where one cannot be run."""
    try:
        con.execute(path.read_text(encoding="utf-8")).fetchall()
    except duckdb.OutOfMemoryException:
        raise  # it is no fault of the file's
    except duckdb.Error as error:
        raise WarehouseError(f"{path.parent.name}/{path.name} cannot be created: {error}") from error


def in_order(paths: Iterable[Path]) -> list[Path]:
    """The files, each after those whose relations (schema.name, by folder and file name) its text names."""
    by_name, needs = needs_of(paths)
    try:
        return [by_name[name] for name in TopologicalSorter(needs).static_order()]
    except CycleError as error:
        raise WarehouseError(f"These relations read each other: {' -> '.join(error.args[1])}.") from error


def needs_of(paths: Iterable[Path]) -> tuple[dict[str, Path], dict[str, set[str]]]:
    """Relation (schema.name) -> its file, and relation -> those of the other files' relations that its text names,
    also by way of views that stand and are not among the files."""
    by_name = {_relation(path): path for path in paths}
    standing = {_relation(path): path for folder in _DERIVED for path in sql_files(folder)}
    needs: dict[str, set[str]] = {}
    for name, path in by_name.items():
        seen, open_names = {name}, _named(path)
        while open_names:
            other = open_names.pop()
            if other not in seen and other not in by_name and other in standing:
                open_names |= _named(standing[other])
            seen.add(other)
        needs[name] = (seen & by_name.keys()) - {name}
    return by_name, needs


def _relation(path: Path) -> str:
    return f"{SCHEMAS[path.parent.name]}.{path.stem}"


def _named(path: Path) -> set[str]:
    return set(_RELATION.findall(path.read_text(encoding="utf-8")))


def _stored_columns(con: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], dict[str, str]]:
    rows = con.execute(
        """SELECT schema_name, table_name, column_name, data_type FROM duckdb_columns()
           WHERE database_name = current_database() AND schema_name IN ('main', 'ops') AND NOT internal
           ORDER BY schema_name, table_name, column_index"""
    ).fetchall()
    found: dict[tuple[str, str], dict[str, str]] = {}
    for schema, table, column, data_type in rows:
        found.setdefault((schema, table), {})[column] = data_type
    return found


def _without_rows(text: str) -> str:
    """The statement that makes a table, without comments, and without the rows that a query fills it with."""
    text = _COMMENT.sub("", text).rstrip().removesuffix(";")
    return f"{text} WITH NO DATA" if _FILLED.search(text) else text


@cache
def stored_columns() -> dict[tuple[str, str], dict[str, str]]:
    """(schema, table) -> {column: DuckDB type} of every stored table, as the `.sql` files of this version
    have it.
    """
    con = open_memory()
    try:
        with transaction(con):
            con.execute("CREATE SCHEMA ops")
            for folder in _STORED:
                for path in sql_files(folder):
                    con.execute(_without_rows(path.read_text(encoding="utf-8"))).fetchall()
        return _stored_columns(con)
    finally:
        con.close()


def _add_missing_columns(
    con: duckdb.DuckDBPyConnection, existing: dict[tuple[str, str], dict[str, str]]
) -> None:
    for (schema, table), columns in stored_columns().items():
        have = existing.get((schema, table))
        if have is None:
            continue
        for column, data_type in columns.items():
            if column not in have:
                con.execute(
                    f"ALTER TABLE {schema}.{identifier(table)} ADD COLUMN {identifier(column)} {data_type}"
                )
            elif have[column] != data_type:
                raise WarehouseError(
                    f"Column {table}.{column} of this warehouse is {have[column]}, "
                    f"this version needs {data_type}. "
                    "Run into a new data directory, or use the version that wrote it."
                )


def _inherit_comments(con: duckdb.DuckDBPyConnection) -> None:
    """A column of a `current` or `chosen` view means what that of its table or mart means: copies the
    comments that views lack.
    """
    rows = con.execute(statement("comments_to_inherit")).fetchall()
    for schema, table, column, comment in rows:
        con.execute(
            f"COMMENT ON COLUMN {schema}.{identifier(table)}.{identifier(column)} IS {quoted(comment)}"
        )


def relation_names() -> dict[str, list[str]]:
    """Schema -> names of its relations, from the names of the `.sql` files."""
    return {schema: [path.stem for path in sql_files(folder)] for folder, schema in SCHEMAS.items()}
