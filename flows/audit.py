"""The two gates of a run: staged batches before they are loaded, the candidate before it is published.

The second runs in a process of its own, started early: importing the checks' library takes seconds of another core.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import ClippingsError
from flows.forked import Forked, may_fork
from flows.imports import end_at_once, keep_imported, uncollected

if TYPE_CHECKING:
    from expectations.results import AuditResult
    from flows.extraction import Staged
    from flows.run import Run


class AuditError(ClippingsError):
    """The audit could not run, or the first gate stopped the run; nothing is published."""

    exit_code = 1


def gate(run: Run, staged: Sequence[Staged]) -> None:
    """The first gate: hold the staged batches against what they must hold by themselves.

    Raises AuditError with one sentence where a critical check fails; the report then tells why, with the failing rows
    beside it, and the batches are gone, so that the next run extracts them anew.
    """
    import duckdb

    from expectations.staged import audit_staged
    from flows import staging

    started = time.monotonic()
    try:
        result = audit_staged([staging.table_files(batch.folder) for batch in staged], run.run_id)
    except duckdb.Error as error:
        staging.clear(run.paths.staging)
        reason = str(error).partition("\n")[0]
        raise AuditError(
            f"Not published: the staged batches cannot be read ({reason}). Run again to extract them anew."
        ) from error
    run.summary.seconds["gate"] = time.monotonic() - started
    if result.passed:
        return
    from expectations.report import write_report

    staging.clear(run.paths.staging)
    page = write_report(result, run.report, run.settings.dashboard)
    failed = [check.name for check in result.failed if check.severity == "critical"]
    kept = (
        "The earlier publication is untouched" if run.paths.warehouse.exists() else "Nothing is published yet"
    )
    raise AuditError(
        f"Not published: the staged batches failed on {', '.join(failed)} before they were loaded. "
        f"{kept}; see {page}."
    )


# How long an audit process may take to end before it is killed.
_END_SECONDS = 3.0


class InProcessAuditor:
    """The same audit in this process, for tests and for whoever has the checks' library imported already."""

    def stand_by(self) -> None:
        """Nothing to take over."""

    def start(self) -> None:
        """Nothing to prepare."""

    def audit(self, database: Path, run_id: str, report: Path, dashboard: str | None = None) -> AuditResult:
        """Run every check on the file and write the report."""
        return _audit(database, run_id, report, dashboard)

    def stop(self) -> None:
        """Nothing to end."""


class Auditor:
    """A waiting process that audits a database file whenever it is asked, and writes the report beside.

    It shares nothing with the run but the pipe, and what is imported when it is told to stand by; otherwise it imports
    nothing but what the audit needs (the standard library's processes import the program that started them once more).
    The runs of several days share one.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | Forked | None = None
        self._pipe: Connection | None = None
        self._idle = False
        self._standing_by = False

    def stand_by(self) -> None:
        """Take over what is imported by now, and wait for `start`; nothing where that is not safe (`may_fork`).

        A third of what an audit imports is in the run, too: call it before the run opens a database or uses Polars.
        """
        if self._process is not None or not may_fork():
            return
        self._pipe, theirs = Pipe()
        try:
            self._process = Forked(_stand_by, theirs.fileno())
        except OSError:
            self._pipe.close()
            self._pipe = None
        else:
            self._idle = self._standing_by = True
        finally:
            theirs.close()

    def start(self) -> None:
        """Begin to import what the audit needs; returns at once."""
        if self._standing_by:
            assert self._pipe is not None
            self._idle = self._standing_by = False
            try:
                self._pipe.send(None)
            except OSError:
                self.stop()  # somebody has killed it
        if self._process is not None:
            return
        self._pipe, theirs = Pipe()
        program = (
            f"import sys; sys.path[:] = {sys.path!r}; from flows.audit import serve; serve({theirs.fileno()})"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-c", program],
            stdin=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            process_group=0,  # Ctrl-C is for the run, which then stops this process
        )
        self._idle = False  # it imports
        theirs.close()

    def audit(self, database: Path, run_id: str, report: Path, dashboard: str | None = None) -> AuditResult:
        """Run every check on the file and write the report; raises AuditError with the cause if it cannot."""
        self.start()
        assert self._pipe is not None
        self._idle = False
        try:
            self._pipe.send((database, run_id, report, dashboard))
            answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            self.stop()
            raise AuditError(
                "The audit process ended without an answer, so nothing was published. Run again; "
                "if it recurs, free some memory (the process may have been killed)."
            ) from error
        self._idle = True
        if isinstance(answer, str):
            raise AuditError(f"The audit could not run, so nothing was published: {answer}")
        result: AuditResult = answer
        return result

    def stop(self) -> None:
        """End the process; safe to call twice. One that has nothing to do ends by itself, and cleans up."""
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if self._process is not None:
            if not self._idle:
                self._process.terminate()
            try:
                self._process.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:  # it sits in a query still
                self._process.kill()
                self._process.wait()
            self._process = None
        self._standing_by = False


def _stand_by(descriptor: int) -> None:
    """What a fork of the run does."""
    serve(descriptor, waits=True)


def serve(descriptor: int, waits: bool = False) -> None:
    """What the process does: import, then answer requests until the pipe is closed. One that `waits` is told first,
    which many runs never do."""
    import signal

    pipe = Connection(descriptor)
    if waits:
        try:
            pipe.recv()
        except EOFError:
            end_at_once()

    signal.signal(signal.SIGTERM, _leave)
    with uncollected():
        from expectations.gx import import_gx

        import_gx()
    keep_imported()
    while True:
        try:
            request = pipe.recv()
        except EOFError:
            end_at_once()
        try:
            pipe.send(_audit(*request))
        except BrokenPipeError:
            end_at_once()  # nobody waits for the answer any more
        except Exception as error:
            pipe.send(f"{type(error).__name__}: {error}")


def _leave(*_signal: object) -> None:
    """Exit, which gives back the locks that the library has made, unlike the signal's own end.

    In a finaliser an exit is swallowed with a complaint; then the closed pipe ends the process.
    """
    sys.unraisablehook = lambda _: None
    sys.exit()


def _audit(database: Path, run_id: str, report: Path, dashboard: str | None) -> AuditResult:
    from dataclasses import replace

    from expectations.report import write_report
    from expectations.runner import audit

    result = audit(database, run_id)
    write_report(result, report, dashboard)
    # The library's own result objects stay here: they are large and only the report reads them.
    return replace(result, checks=tuple(replace(check, gx=None) for check in result.checks))
