"""Great Expectations, held at arm's length: everything here imports it inside a function (it takes 3-4 s)."""

from __future__ import annotations

import logging
import os
import re
import warnings
from collections.abc import Iterable
from functools import cache
from typing import Any

from expectations.checks import HERE, Check, CheckError
from expectations.deferred import deferred
from expectations.economy import economically
from expectations.results import CheckResult, failing_rows
from expectations.rows import bounded
from expectations.unused import listed, without

_WHOLE = "all"
_UNUSED = HERE / "unused.txt"
_BIND = re.compile(r"(?<![:\w]):(?=\w)")


@cache
def import_gx() -> Any:
    """Great Expectations with its statistics off, its warnings kept from the terminal, and without what is unused."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with deferred("altair", "scipy", "scipy.stats"), without(listed(_UNUSED)):
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


@cache
def bad_rows_expectation() -> Any:
    """`UnexpectedRowsExpectation` that runs its query once: the query carries the total beside the sample.

    The stock one runs the query twice, once to count and once for rows, which doubles the price of every
    join.
    """
    from great_expectations.expectations.core.unexpected_rows_expectation import UnexpectedRowsExpectation
    from great_expectations.render.components import LegacyRendererType, RenderedStringTemplateContent
    from great_expectations.render.renderer.renderer import renderer

    class ExpectNoBadRows(UnexpectedRowsExpectation):
        metric_dependencies = ("unexpected_rows_query.table",)

        def _validate(self, metrics: dict[str, Any], *_: Any, **__: Any) -> dict[str, Any]:
            rows = metrics["unexpected_rows_query.table"]
            total = int(rows[0]["failing_total"]) if rows else 0
            return {
                "success": total == 0,
                "result": {"observed_value": total, "details": {"unexpected_rows": rows}},
            }

        @classmethod
        @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)
        def _prescriptive_renderer(  # type: ignore[override] # newer arguments come by name
            cls, configuration: Any = None, **_: Any
        ) -> list[Any]:
            template = {
                "template": "Every row that this query returns is wrong: $sql",
                "params": {"sql": configuration.meta["sql"]},
                "styling": {"params": {"sql": {"tag": "pre"}}},
            }
            return [
                RenderedStringTemplateContent(content_block_type="string_template", string_template=template)
            ]

    return ExpectNoBadRows


def query_text(sql: str) -> str:
    """The query as the expectation wants it: escaped for `str.format` and for SQLAlchemy's text().

    The batch stands in a comment, because the queries name their tables themselves.
    """
    return "/* {batch} */ " + _BIND.sub(r"\\:", bounded(sql)).replace("{", "{{").replace("}", "}}")


def expectation_of(check: Check) -> Any:
    """The Great Expectations object of one check, with its severity and, as notes, its sentence."""
    gx = import_gx()
    about = {
        "severity": check.severity,
        "notes": check.sentence,
        "meta": {"check": check.name, "owner": check.owner, "table": check.table, "sql": check.sql},
    }
    if check.sql is not None:
        return bad_rows_expectation()(unexpected_rows_query=query_text(check.sql), **about)
    kind = getattr(gx.expectations, check.expectation)
    if not issubclass(kind, gx.expectations.Expectation):
        raise CheckError(
            f"{check.name}: {check.expectation} is left out of the import; keep its modules in {_UNUSED.name}"
        )
    return kind(**check.kwargs, **about)


def validate(source: Any, table: str, checks: Iterable[Check]) -> list[CheckResult]:
    """Run the checks of one batch in one validation.

    The column checks are asked for yes or no, which Great Expectations bundles into one scan of the table;
    which rows failed is `rows.bad_rows`' business. Queries for bad rows bring their sample with them.
    """
    by_name = {check.name: check for check in checks}
    gx = import_gx()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        batch = source.get_asset(table).get_batch_definition(_WHOLE).get_batch()
        suite = gx.ExpectationSuite(name=table, expectations=[expectation_of(c) for c in by_name.values()])
        queries = any(check.sql is not None for check in by_name.values())
        with economically():
            outcome = batch.validate(suite, result_format="COMPLETE" if queries else "BOOLEAN_ONLY")
    return [_result(by_name[result.expectation_config.meta["check"]], result) for result in outcome.results]


def assets_of(tables: Iterable[str]) -> list[dict[str, Any]]:
    """The tables as the assets of a data source, each with the one batch that `validate` asks for.

    Given with the source they cost a fifth of adding one after the other, which writes the context anew each time.
    """
    whole = [{"name": _WHOLE}]
    return [
        {"type": "query", "name": table, "query": f"select * from {table}", "batch_definitions": whole}
        if "." in table
        else {"type": "table", "name": table, "table_name": table, "batch_definitions": whole}
        for table in tables
    ]


def _result(check: Check, result: Any) -> CheckResult:
    error = _error(result)
    details = (result.result or {}).get("details", {})
    rows = details.get("unexpected_rows", ()) if not error else ()
    return CheckResult(
        name=check.name,
        table=check.table,
        severity=check.severity,
        passed=bool(result.success) and error is None,
        failing_count=int(rows[0]["failing_total"]) if rows else 0,
        sentence=check.sentence,
        owner=check.owner,
        sample=failing_rows((row["row_key"], row["sample"]) for row in rows),
        error=error,
        expectation=check.expectation,
        gx=result,
    )


def _error(result: Any) -> str | None:
    """The first line of the database's message where the check could not run."""
    info = result.exception_info or {}
    many = [info] if "raised_exception" in info else list(info.values())
    for one in many:
        if isinstance(one, dict) and one.get("raised_exception"):
            return str(one.get("exception_message") or "the check raised an error").strip().partition("\n")[0]
    return None
