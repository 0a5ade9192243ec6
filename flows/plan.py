"""The plan of a run: its stages in order.

`execute` is all that a run does, with or without Prefect: a caller that wraps each stage (as a task) comes from
outside. A run works on a candidate copy; until `publish` renames it, readers see the earlier publication.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from flows import stages
from flows.run import Run
from flows.summary import Summary

Call = Callable[..., Any]


def plain_call(_name: str, function: Callable[..., Any], *args: Any) -> Any:
    """Run a stage as an ordinary call."""
    return function(*args)


def execute(run: Run, call: Call = plain_call) -> Summary:
    """Run every stage in order; `call(name, function, *args)` runs one stage and returns its result.

    The summary says how it ended: `published`, `unchanged` (nothing new, the publication is as it was) or
    `audit_failed` (the candidate is gone, the publication is as it was, the report tells why).
    """

    def stage(name: str, function: Callable[..., Any], *args: Any) -> Any:
        started = time.monotonic()
        run.reporter.stage(name)
        try:
            return call(name, function, run, *args)
        finally:
            run.summary.seconds[name] = time.monotonic() - started

    landing = stage("ingest", stages.ingest)
    if not landing.changed:
        run.summary.status = "unchanged"
        return run.summary
    staged = stage("extract", stages.extract, landing)
    stage("load", stages.load, landing, staged)
    stage("deduplicate", stages.deduplicate)
    result = stage("audit", stages.audit)
    if not result.passed:
        run.summary.status = "audit_failed"
        return run.summary
    stage("publish", stages.publish, result)
    run.summary.status = "published"
    return run.summary
