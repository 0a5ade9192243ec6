"""Prefect around the plan: the same stages as tasks of one flow, under an embedded API or a running server."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

from flows.embedded_api import EmbeddedApi, quiet_settings
from flows.plan import execute
from flows.run import Run
from flows.summary import Summary

Result = TypeVar("Result")

# Stages whose failure can pass by itself: a share that comes back. Bad data is never retried: it goes to quarantine.
TRANSIENT_STAGES = {"ingest"}


def run_flow(run: Run, api: EmbeddedApi | None) -> Summary:
    """Run the plan as the Prefect flow `clippings` and leave its summary as a markdown artifact.

    `api` is the embedded API that was started for this run, or None to use the server of PREFECT_API_URL. What the
    environment already says about Prefect wins over the quiet settings.
    """
    for name, value in quiet_settings(run.settings.data_dir / ".prefect").items():
        os.environ.setdefault(name, value)
    if api is not None:
        os.environ["PREFECT_API_URL"] = api.url
    from prefect import flow

    @flow(name="clippings", flow_run_name=run.run_id, validate_parameters=False)
    def clippings() -> Summary:
        from prefect.artifacts import create_markdown_artifact

        summary = execute(run, call=_as_task)
        create_markdown_artifact(summary.markdown(), key="clippings-summary", description=summary.headline)
        return summary

    if api is not None:
        api.wait()
    try:
        return clippings()
    finally:
        if api is not None:
            del os.environ["PREFECT_API_URL"]


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
