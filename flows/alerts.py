"""Telling people how runs end, through the notifiers of the settings: succeeded, warned, failed, late.

A notifier that is down fails nothing. What is told never holds an address with its secrets.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from flows.errors import Stopped
from flows.progress import log
from flows.settings import Settings
from warehouse.paths import Paths

if TYPE_CHECKING:
    from expectations.results import AuditResult
    from flows.run import Run

Event = Literal["succeeded", "warned", "failed", "late"]
_SEVERITY: dict[Event, str] = {
    "succeeded": "passed",
    "warned": "warning",
    "failed": "critical",
    "late": "critical",
}


def tell_outcome(run: Run, result: AuditResult) -> None:
    """Tell how a run ended: `failed` when the audit stopped it, `warned` when checks of less weight failed."""
    event: Event = "failed" if not result.passed else "warned" if result.failed else "succeeded"
    links = f"Report: {report_link(run.settings)}\nDashboards: {run.settings.dashboard}"
    _tell(
        run.settings, event, f"run {run.run_id}", f"{run.summary.headline}\n\n{result.sentence()}\n\n{links}"
    )


@contextmanager
def telling_errors(settings: Settings) -> Iterator[None]:
    """Tell of a run that broke off with an error, and let the error go on; a run that somebody stopped is no news."""
    try:
        yield
    except Stopped:
        raise
    except Exception as error:
        text = f"{error}\n\nWhat was published before is untouched."
        _tell(settings, "failed", "the run broke off", text)
        raise


def tell_late(settings: Settings, key: str, sentence: str) -> None:
    """Tell that something is late, once for every `key` (a run, a publication), however often somebody asks."""
    if not settings.notify or "late" not in settings.notify_on:
        return
    told = Paths(settings.data_dir).data_dir / ".late"
    if told.exists() and told.read_text(encoding="utf-8") == key:
        return
    _tell(settings, "late", "late", sentence)
    told.write_text(key, encoding="utf-8")


def report_link(settings: Settings) -> str:
    """Where the dashboards serve the quality report of the last run."""
    return f"{settings.dashboard.rstrip('/')}/reports/quality/index.html"


def _tell(settings: Settings, event: Event, what: str, text: str) -> None:
    if not settings.notify or event not in settings.notify_on:
        return
    from expectations.notify import notify

    urls = [secret.get_secret_value() for secret in settings.notify]
    for address in notify(urls, f"Clippings: {event}, {what}", text, _SEVERITY[event]):
        log.warning("the notifier %s did not take the message", address)
