"""The checks as data: what the files of `suites/`, `across/` and `trends/` say.

`suites/<table>.yaml` holds the checks of one table, `across/<check>.sql` one query that returns the bad rows
of several tables, `trends/<check>.sql` one query that measures a number of this run, which `band.sql` then
holds against the last twenty runs. An `.sql` file has its severity, owner and sentence in the `.yaml` file
of its name. Adding a file adds a check.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from expectations.results import SEVERITIES

HERE = Path(__file__).parent
# The same safe loader in C, several times faster, where PyYAML was built with it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CheckError(ValueError):
    """A check file that cannot be used; the message names the file and what to change."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check: a Great Expectations type with its arguments, or (`sql`) a query that returns the bad rows.

    `name` is `<table>.<check>` for a suite's check and the file name for an across check. `key` lists the
    columns that name a failing row. `metric` is the query that measures a trend. `sentence` says which real
    accident it catches, `owner` which part of the product answers.
    """

    name: str
    table: str
    severity: str
    sentence: str
    owner: str
    expectation: str = "UnexpectedRowsExpectation"
    kwargs: dict[str, Any] = field(default_factory=dict)
    key: tuple[str, ...] = ()
    sql: str | None = None
    metric: str | None = None


def load_checks(folder: Path = HERE) -> tuple[Check, ...]:
    """Every check of the package, suites first, both in order of their file names."""
    checks = [*_suites(folder / "suites"), *_across(folder / "across"), *_trends(folder / "trends")]
    seen: set[str] = set()
    for check in checks:
        if check.name in seen:
            raise CheckError(f"two checks are called {check.name}: give one of them another name")
        seen.add(check.name)
    return tuple(checks)


def _suites(folder: Path) -> Iterator[Check]:
    for path in sorted(folder.glob("*.yaml")):
        suite = _mapping(path)
        table, key = path.stem, tuple(suite.get("key", ()))
        for entry in suite.get("checks", ()):
            yield from _expand(path, table, key, {"owner": suite.get("owner"), **entry})


def _across(folder: Path) -> Iterator[Check]:
    for path in sorted(folder.glob("*.sql")):
        about = _about(path)
        yield _check(about, path.stem, _mapping(about), sql=path.read_text(encoding="utf-8"))


def _trends(folder: Path) -> Iterator[Check]:
    for path in sorted(folder.glob("*.sql")):
        about = _about(path)
        entry = _mapping(about)
        if ("floor" in entry) == ("factor" in entry):
            raise CheckError(f"{about.name} needs either floor (for shares) or factor (for counts)")
        name, metric = f"trend.{path.stem}", path.read_text(encoding="utf-8").strip()
        yield _check(about, name, entry, sql=_band_sql(name, metric, entry), metric=metric)


def _about(path: Path) -> Path:
    about = path.with_suffix(".yaml")
    if not about.is_file():
        raise CheckError(f"{path.name} needs {about.name} beside it with severity, owner and sentence")
    return about


def _band_sql(name: str, metric: str, entry: dict[str, Any]) -> str:
    """The query of `band.sql` for one trend: `floor` is the least margin of a share, `factor` that of a
    count.
    """
    factor = float(entry.get("factor", 1))
    words = {
        "metric": metric,
        "name": f"'{name}'",
        "margin": repr(float(entry.get("floor", 0))),
        "low": f"middle / {factor!r}",
        "high": f"middle * {factor!r}",
    }
    sql = (HERE / "band.sql").read_text(encoding="utf-8")
    for word, value in words.items():
        sql = sql.replace(f"/* {word} */", value)
    return sql


def _expand(path: Path, table: str, key: tuple[str, ...], entry: dict[str, Any]) -> Iterator[Check]:
    """One check for each column that the entry names: `not_null: [a, b]` is two checks."""
    entry = dict(entry)
    if "not_null" in entry:
        for column in entry.pop("not_null"):
            yield _check(
                path,
                f"{table}.{column}_not_null",
                entry,
                table=table,
                key=key,
                expectation="ExpectColumnValuesToNotBeNull",
                kwargs={"column": column},
            )
    elif "unique" in entry:
        columns = entry.pop("unique")
        name = f"{table}.{'_and_'.join(columns)}_unique"
        yield _check(path, name, entry, table=table, key=key, sql=_unique_sql(table, columns))
    elif "references" in entry:
        for column, target in entry.pop("references").items():
            name = f"{table}.{column}_resolves"
            yield _check(
                path, name, entry, table=table, key=key, sql=_reference_sql(table, key, column, target)
            )
    elif "sql" in entry:
        sql = entry.pop("sql")
        yield _check(path, f"{table}.{entry.pop('name')}", entry, table=table, key=key, sql=sql)
    else:
        name, kind = f"{table}.{entry.pop('name')}", entry.pop("expectation")
        kwargs = entry.pop("kwargs", {})
        yield _check(path, name, entry, table=table, key=key, expectation=kind, kwargs=kwargs)


def _check(path: Path, name: str, about: dict[str, Any], **fields: Any) -> Check:
    missing = [word for word in ("severity", "sentence", "owner") if not about.get(word)]
    if missing:
        raise CheckError(f"{path.name}: check {name} lacks {', '.join(missing)}")
    if about["severity"] not in SEVERITIES:
        raise CheckError(f"{path.name}: check {name}: severity must be one of {', '.join(SEVERITIES)}")
    fields.setdefault("table", about.get("table", ""))
    return Check(
        name=name,
        severity=about["severity"],
        sentence=" ".join(about["sentence"].split()),
        owner=about["owner"],
        **fields,
    )


def row_key(columns: tuple[str, ...] | list[str], alias: str = "") -> str:
    """The SQL that writes the key of a row as text: its key columns joined by a slash."""
    dot = f"{alias}." if alias else ""
    return " || '/' || ".join(f"coalesce(cast({dot}{column} as varchar), '')" for column in columns)


def _unique_sql(table: str, columns: list[str]) -> str:
    return (
        f"select {row_key(columns)} as row_key, count(*) || ' rows share this key' as sample from {table} "
        f"group by {', '.join(columns)} having count(*) > 1"
    )


def _reference_sql(table: str, key: tuple[str, ...], column: str, target: str) -> str:
    """Rows of `table` whose `column` names no row of `target` (`table.column`); NULL names nothing and is no
    error.
    """
    other, _, other_column = target.rpartition(".")
    return (
        f"select {row_key(key, 'here')} as row_key, '{column} = ' || here.{column} as sample "
        f"from {table} as here anti join {other} as there on here.{column} = there.{other_column} "
        f"where here.{column} is not null"
    )


def _mapping(path: Path) -> dict[str, Any]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        raise CheckError(f"{path.name} is no YAML: {error}") from error
    if not isinstance(content, dict):
        raise CheckError(
            f"{path.name} must be a mapping with severity, owner and sentence or a list of checks"
        )
    return content
