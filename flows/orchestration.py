"""Prefect around the plan: the same stages as tasks of one flow, under an embedded API or a running server."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

from flows.embedded_api import EmbeddedApi, quiet_settings
from flows.engines import batch_size_of
from flows.errors import ClippingsError
from flows.imports import unbroken, uncollected
from flows.ingest import Landing
from flows.plan import execute
from flows.progress import Reporters
from flows.run import Run
from flows.summary import Summary
from flows.transient import is_transient

Result = TypeVar("Result")
Plan = Callable[..., Summary]

FLOW = "clippings"
# Stages whose failure can pass by itself: a share that comes back. Bad data is never retried: it goes to quarantine.
TRANSIENT_STAGES = {"ingest"}
RETRY_SECONDS = [5.0, 30.0]


def run_flow(run: Run, api: EmbeddedApi | None) -> Summary:
    """Run the plan as the Prefect flow `clippings` and leave its artifacts there.

    `api` is the embedded API that was started for this run, or None to use the server of PREFECT_API_URL. What the
    environment already says about Prefect wins over the quiet settings.
    """
    for name, value in quiet_settings(run.settings.data_dir / ".prefect").items():
        os.environ.setdefault(name, value)
    if api is not None:
        os.environ["PREFECT_API_URL"] = api.url
    with uncollected(), unbroken():
        from prefect import flow

    done: list[Summary] = []

    @flow(name=FLOW, flow_run_name=run.run_id, validate_parameters=False)
    def clippings() -> Any:
        done.append(run_plan(run, paged=api is None))
        return final_state(done[0])

    if api is not None:
        api.wait()
    try:
        state: Any = clippings(return_state=True)
        return done[0] if done else state.result()
    except Exception as error:
        if not _is_of_prefect(error):
            raise
        if done:  # only what Prefect's page shows is not whole
            return done[0]
        raise ClippingsError(_what_failed(error, api)) from error
    finally:
        if api is not None:
            del os.environ["PREFECT_API_URL"]


def _is_of_prefect(error: Exception) -> bool:
    """Whether an error is no stage's, but comes from Prefect's client and its server: a full disk, nobody there."""
    library = type(error).__module__.partition(".")[0]
    return library in ("prefect", "httpx") or str(error).startswith("Failed to reach API")


def _what_failed(error: Exception, api: EmbeddedApi | None) -> str:
    cause = (str(error).splitlines() or [type(error).__name__])[0]
    if api is None:
        server = f"Prefect's server at {os.environ.get('PREFECT_API_URL')}"
        advice = "Start it, or unset PREFECT_API_URL"
    else:
        server, advice = "Prefect's embedded API", f"Look into {api.log}, and whether the disk is full"
    return f"{server} failed: {cause}. {advice}; or run with --no-orchestration."


def run_plan(run: Run, plan: Plan | None = None, paged: bool = True) -> Summary:
    """Inside a flow: the plan, its stages as tasks, then the artifacts; `paged` reports progress to the page, too."""
    from flows.artifacts import PagedReporter, leave_artifacts

    if paged:
        run.reporter = Reporters(run.reporter, PagedReporter())
    summary = (plan or execute)(run, call=_as_task)
    try:
        leave_artifacts(run, summary)
    except Exception as error:
        if not _is_of_prefect(error):  # what the run has come to stands without a page that shows it
            raise
    return summary


def final_state(summary: Summary) -> Any:
    """Prefect's state of the flow run: failed where the audit stopped it, and always the headline as its message."""
    from prefect.states import Completed, Failed

    return (Failed if summary.status == "audit_failed" else Completed)(message=summary.headline)


def task_name(name: str, run: Run, inputs: tuple[Any, ...]) -> str:
    """Stage, day and size of the work: `extract 2026-11-21: 120,000 documents in 60 batches`."""
    day = f" {run.logical_date}" if run.logical_date else ""
    match name, inputs:
        case "extract", (Landing() as landing,):
            return f"extract{day}: {_in_batches(len(landing.new), run)}"
        case "extract", (list() as stale,):
            return f"extract again: {_in_batches(len(stale), run)}"
        case "load", (staged, *_):
            return f"load{day}: {_counted(len(staged), 'batch', 'batches')}"
    return f"{name}{day}"


def _in_batches(documents: int, run: Run) -> str:
    batches = -(-documents // batch_size_of(run, documents))
    return f"{_counted(documents, 'document', 'documents')} in {_counted(batches, 'batch', 'batches')}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _as_task(name: str, function: Callable[..., Result], run: Run, *inputs: Any) -> Result:
    """Call `function(run, *inputs)` as a Prefect task; inputs stay out of Prefect's hands (no hashing, no copies)."""
    from prefect import Task
    from prefect.cache_policies import NO_CACHE

    done: list[Result] = []

    def stage() -> Result:
        done.append(function(run, *inputs))
        return done[-1]

    task = Task(
        fn=stage,
        name=name,
        task_run_name=task_name(name, run, inputs).replace("{", "{{").replace("}", "}}"),
        cache_policy=NO_CACHE,
        persist_result=False,
        retries=len(RETRY_SECONDS) if name in TRANSIENT_STAGES else 0,
        retry_delay_seconds=RETRY_SECONDS,
        retry_condition_fn=_can_pass,
    )
    try:
        return task()
    except Exception as error:
        # Done is done, a publication above all, though Prefect cannot note it.
        if done and _is_of_prefect(error):
            return done[-1]
        raise


def _can_pass(_task: Any, _run: Any, state: Any) -> bool:
    """Retry only what an operating system or a storage may do better the next time."""
    try:
        state.result()
    except Exception as error:
        return is_transient(error)
    return False
