"""Great Expectations, held at arm's length: everything here imports it inside a function (it takes 3-4 s)."""

from __future__ import annotations

import logging
import os
import re
import warnings
from collections.abc import Iterable
from typing import Any

from expectations.checks import Check
from expectations.results import CheckResult, FailingRow

SAMPLE_SIZE = 100
_BIND = re.compile(r"(?<![:\w]):(?=\w)")
_KEYED = {"result_format": "SUMMARY", "partial_unexpected_count": SAMPLE_SIZE}


def import_gx() -> Any:
    """Great Expectations with its statistics off and its warnings kept from the terminal."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import great_expectations
        import great_expectations.expectations

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    return great_expectations


def new_context() -> Any:
    """A context that lives in memory only: no project folder, no progress bars, no statistics sent."""
    gx = import_gx()
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
    return context


def bad_rows_expectation() -> type[Any]:
    """`UnexpectedRowsExpectation` that runs its query once: the query carries the total beside the sample.

    The stock one runs the query twice, once to count and once for rows, which doubles the price of every join.
    """
    from great_expectations.expectations.core import UnexpectedRowsExpectation

    global _BadRows
    if _BadRows is None:

        class ExpectNoBadRows(UnexpectedRowsExpectation):
            metric_dependencies = ("unexpected_rows_query.table",)

            def _validate(
                self,
                metrics: dict[str, Any],
                runtime_configuration: dict[str, Any] | None = None,
                execution_engine: Any = None,
            ) -> dict[str, Any]:
                rows = metrics["unexpected_rows_query.table"]
                total = int(rows[0]["failing_total"]) if rows else 0
                details = {"unexpected_rows": rows}
                return {"success": total == 0, "result": {"observed_value": total, "details": details}}

        _BadRows = ExpectNoBadRows
    return _BadRows


_BadRows: type[Any] | None = None


def bad_rows_query(sql: str) -> str:
    """The query with its total and a bounded, ordered sample, escaped for `str.format` and for SQLAlchemy's text()."""
    body = _BIND.sub(r"\\:", sql.strip().rstrip(";")).replace("{", "{{").replace("}", "}}")
    return (
        f"/* {{batch}} */ select row_key, sample, count(*) over () as failing_total from (\n{body}\n) "
        f"order by row_key, sample limit {SAMPLE_SIZE}"
    )


def expectation_of(check: Check) -> Any:
    """The Great Expectations object of one check, with its severity and, as notes, its sentence."""
    gx = import_gx()
    meta = {"check": check.name, "owner": check.owner, "sentence": check.sentence}
    if check.sql is not None:
        return bad_rows_expectation()(
            unexpected_rows_query=bad_rows_query(check.sql),
            severity=check.severity,
            meta=meta,
            notes=check.sentence,
        )
    kind = getattr(gx.expectations, check.expectation)
    return kind(**check.kwargs, severity=check.severity, meta=meta, notes=check.sentence)


def validate(source: Any, table: str, checks: Iterable[Check]) -> list[CheckResult]:
    """Run the checks of one table in one validation, and those that failed once more for the keys of their rows.

    The first pass asks for yes or no, which Great Expectations bundles into one scan of the table.
    """
    schema, _, name = table.rpartition(".")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        asset = (
            source.add_query_asset(table, query=f"select * from {table}")
            if schema
            else source.add_table_asset(table, table_name=name)
        )
        batch = (
            asset.add_batch_definition_whole_table("all").get_batch() if not schema else _query_batch(asset)
        )
        by_name = {check.name: check for check in checks}
        first = _run(batch, table, by_name.values(), "BOOLEAN_ONLY")
        keyed = [by_name[n] for n, r in first.items() if not r.success and by_name[n].sql is None and _ran(r)]
        for check in keyed:
            form = {**_KEYED, "unexpected_index_column_names": list(check.key)}
            first.update(_run(batch, table, [check], form))
    return [_result(by_name[name], result) for name, result in first.items()]


def _query_batch(asset: Any) -> Any:
    return asset.add_batch_definition_whole_table("all").get_batch()


def _run(batch: Any, table: str, checks: Iterable[Check], form: Any) -> dict[str, Any]:
    gx = import_gx()
    suite = gx.ExpectationSuite(name=table, expectations=[expectation_of(check) for check in checks])
    outcome = batch.validate(suite, result_format=form)
    return {result.expectation_config.meta["check"]: result for result in outcome.results}


def _ran(result: Any) -> bool:
    return not _error(result)


def _error(result: Any) -> str | None:
    info = result.exception_info or {}
    many = [info] if "raised_exception" in info else list(info.values())
    for one in many:
        if isinstance(one, dict) and one.get("raised_exception"):
            return str(one.get("exception_message") or "the check raised an error")
    return None


def _result(check: Check, result: Any) -> CheckResult:
    error = _error(result)
    found = result.result or {}
    rows: tuple[FailingRow, ...] = ()
    count, observed = 0, found.get("observed_value")
    if check.sql is not None and not error:
        count = int(observed or 0)
        observed = None
        rows = tuple(
            FailingRow(str(row["row_key"]), None if row["sample"] is None else str(row["sample"]))
            for row in found.get("details", {}).get("unexpected_rows", ())
        )
    elif not result.success and not error:
        count = int(found.get("unexpected_count") or 1)
        rows = _keyed_rows(check, found)
    return CheckResult(
        name=check.name,
        table=check.table,
        severity=check.severity,
        passed=bool(result.success),
        failing_count=count,
        sentence=check.sentence,
        owner=check.owner,
        observed=float(observed) if isinstance(observed, int | float) else None,
        sample=rows,
        error=error,
        expectation=check.expectation,
        gx=result,
    )


def _keyed_rows(check: Check, found: dict[str, Any]) -> tuple[FailingRow, ...]:
    """The failing rows of a column check: their key columns, and the column's value as the sample."""
    rows = []
    for entry in (found.get("partial_unexpected_index_list") or ())[:SAMPLE_SIZE]:
        key = "/".join("" if entry.get(column) is None else str(entry[column]) for column in check.key)
        values = [f"{column} = {value}" for column, value in entry.items() if column not in check.key]
        rows.append(FailingRow(key, "; ".join(values) or None))
    if not rows and found.get("observed_value") is not None:
        rows.append(FailingRow(check.table, f"observed {found['observed_value']}"))
    return tuple(rows)
