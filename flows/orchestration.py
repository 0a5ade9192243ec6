"""Prefect around the plan: the same stages as tasks of one flow, under an ephemeral API or a running server."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from flows.plan import execute
from flows.run import Run
from flows.summary import Summary

Result = TypeVar("Result")

# Stages whose failure can pass by itself: a file that vanishes or changes while it is read, a share that comes back.
# Bad data is never retried: it goes to quarantine.
TRANSIENT_STAGES = {"ingest"}


def prepare_environment(data_dir: Path) -> None:
    """Settle Prefect's settings before it is imported: no usage statistics, and a quiet ephemeral API.

    Whatever the environment already says wins. Without PREFECT_API_URL, Prefect's own database lives in the data
    directory, so that runs need no home directory and do not meet.
    """
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    os.environ.setdefault("PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW", "ignore")
    if os.environ.get("PREFECT_API_URL"):
        return
    os.environ.setdefault("PREFECT_HOME", str((data_dir / ".prefect").resolve()))
    os.environ.setdefault("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "true")
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
    os.environ.setdefault("PREFECT_LOGGING_SERVER_LEVEL", "ERROR")


def run_flow(run: Run) -> Summary:
    """Run the plan as the Prefect flow `clippings` and leave its summary as a markdown artifact."""
    prepare_environment(run.settings.data_dir)
    from prefect import flow

    @flow(name="clippings", flow_run_name=run.run_id, validate_parameters=False)
    def clippings() -> Summary:
        from prefect.artifacts import create_markdown_artifact

        summary = execute(run, call=_as_task)
        create_markdown_artifact(summary.markdown(), key="clippings-summary", description=summary.headline)
        return summary

    return clippings()


def _as_task(name: str, function: Callable[..., Result], *args: Any) -> Result:
    """Call `function(*args)` as a Prefect task; arguments stay out of Prefect's hands (no hashing, no copies)."""
    from prefect import Task
    from prefect.cache_policies import NO_CACHE

    def stage() -> Result:
        return function(*args)

    task = Task(
        fn=stage,
        name=name,
        task_run_name=name,
        cache_policy=NO_CACHE,
        persist_result=False,
        retries=2 if name in TRANSIENT_STAGES else 0,
        retry_delay_seconds=[1, 5],
        retry_condition_fn=_is_transient,
    )
    return task()


def _is_transient(_task: Any, _run: Any, state: Any) -> bool:
    """Retry only what an operating system may do better the next time."""
    try:
        state.result()
    except OSError:
        return True
    except Exception:
        return False
    return False
