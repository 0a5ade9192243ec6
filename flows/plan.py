"""The plan of a run: its stages in order.

`execute` is all that a run does, with or without Prefect: a caller that wraps each stage (as a task) comes from
outside. A run works on a candidate copy; until `publish` renames it, readers see the earlier publication.

The rules about texts take most of a second to import, so a run with nothing new does without them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flows import last_run, stages
from flows.run import Run
from flows.summary import Summary

if TYPE_CHECKING:
    from flows.extraction import Staged

Call = Callable[..., Any]


def plain_call(_name: str, function: Callable[..., Any], *args: Any) -> Any:
    """Run a stage as an ordinary call."""
    return function(*args)


def execute(run: Run, call: Call = plain_call) -> Summary:
    """Run every stage in order; `call(name, function, *args)` runs one stage and returns its result.

    The summary says how it ended: `published`, `unchanged` (nothing new, the publication is as it was) or
    `audit_failed` (the candidate is gone, the publication is as it was, the report tells why).
    """

    stage = _stages(run, call)
    landing = stage("ingest", stages.ingest)
    if not landing.changed:
        run.summary.status = "unchanged"
        last_run.note(run)
        return run.summary
    from flows import extracting, loading

    run.auditor.start()  # not before there is something to audit: its imports take seconds of a core
    staged = stage("extract", extracting.extract, landing)
    stage("load", loading.load, staged, landing)
    summary = _finish(run, stage, staged)
    last_run.note(run)
    return summary


def execute_rebuild(
    run: Run, call: Call = plain_call, everything: bool = False, dry_run: bool = False
) -> Summary:
    """Extract again what another version of code or registry extracted (or everything), from the raw text kept.

    The summary's `differences` say what changes before it is published; `dry_run` stops there (status `dry_run`).
    """
    stage = _stages(run, call)
    stale = stage("find", stages.find_stale, everything)
    if not stale:
        run.summary.status = "unchanged"
        return run.summary
    from flows import extracting, loading

    run.auditor.start()
    staged = stage("extract", extracting.extract_stale, stale)
    stage("load", loading.load, staged, None)
    return _finish(run, stage, staged, compare=True, dry_run=dry_run)


def _finish(
    run: Run, stage: Call, staged: list[Staged], compare: bool = False, dry_run: bool = False
) -> Summary:
    from flows import alerts, engines, loading, publishing

    stage("deduplicate", loading.deduplicate)
    if compare:
        stage("compare", publishing.compare)
    if dry_run:
        run.summary.status = "dry_run"
        return run.summary
    result = stage("audit", publishing.audit)
    run.checks = result.checks
    if result.passed:
        stage("publish", publishing.publish, result)
        engines.forget(run.settings, staged)
    run.summary.status = "published" if result.passed else "audit_failed"
    alerts.tell_outcome(run, result)
    return run.summary


def _stages(run: Run, call: Call) -> Call:
    """`stage(name, function, *args)`: run one stage through `call`, show it, and note its seconds."""

    def stage(name: str, function: Callable[..., Any], *args: Any) -> Any:
        started = time.monotonic()
        run.reporter.stage(name)
        try:
            result = call(name, function, run, *args)
        finally:
            run.summary.seconds[name] = time.monotonic() - started
        counts = _counts(run.summary, name)
        run.reporter.note(f"{name}: {counts}{run.summary.seconds[name]:.1f} s")
        return result

    return stage


# Stage -> the lines of the summary that it fills in.
_FILLS = {
    "ingest": ("documents",),
    "load": ("segments", "mentions", "citations"),
    "deduplicate": ("duplicates",),
    "audit": ("checks",),
}


def _counts(summary: Summary, stage: str) -> str:
    lines = dict(summary.lines())
    found = [f"{label} {lines[label]}" for label in _FILLS.get(stage, ()) if label in lines]
    return "".join(f"{line}; " for line in found)
