"""The failing rows of a check as SQL: every check can be asked which rows break it, and why."""

from __future__ import annotations

from expectations.checks import Check, CheckError, row_key

SAMPLE_SIZE = 100


def bad_rows(check: Check) -> str:
    """A query with the columns row_key and sample, one row for each row of the table that breaks the
    check.
    """
    if check.sql is not None:
        return check.sql.strip().rstrip(";")
    column = check.kwargs.get("column")
    sample = f"'{column} = ' || coalesce(cast({column} as varchar), 'NULL')"
    return (
        f"select {row_key(check.key)} as row_key, {sample} as sample from {check.table} where {broken(check)}"
    )


def bounded(sql: str) -> str:
    """The query with the total of its rows (failing_total) beside a sample of at most a hundred, in order of
    key.
    """
    return (
        f"select row_key, sample, count(*) over () as failing_total from (\n{sql}\n) "
        f"order by row_key, sample limit {SAMPLE_SIZE}"
    )


def broken(check: Check) -> str:
    """The condition that is true for a row that breaks a column check; NULL breaks only a not-null check."""
    column = check.kwargs["column"]
    match check.expectation:
        case "ExpectColumnValuesToNotBeNull":
            return f"{column} is null"
        case "ExpectColumnValuesToBeInSet":
            return f"{column} not in ({', '.join(_literal(value) for value in check.kwargs['value_set'])})"
        case "ExpectColumnValuesToBeBetween":
            sides = (("min_value", "<"), ("max_value", ">"))
            given = [f"{column} {sign} {check.kwargs[side]}" for side, sign in sides if side in check.kwargs]
            return " or ".join(given)
    raise CheckError(f"{check.name}: write {check.expectation} as sql that returns the bad rows")


def _literal(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'" if isinstance(value, str) else repr(value)
