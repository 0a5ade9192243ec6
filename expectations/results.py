"""What an audit found, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

SEVERITIES = ("critical", "warning", "info")


@dataclass(frozen=True, slots=True)
class FailingRow:
    """One row that breaks a check: its key as text, and a short sample of what is wrong with it."""

    row_key: str
    sample: str | None = None


def failing_rows(rows: Iterable[tuple[Any, Any]]) -> tuple[FailingRow, ...]:
    """Keys and samples as text; a key that is NULL is shown as an empty one."""
    return tuple(
        FailingRow("" if key is None else str(key), None if sample is None else str(sample))
        for key, sample in rows
    )


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check of one run.

    `failing_count` counts all failing rows, `sample` holds the first hundred of them at most, in order of
    their key. `observed` is the measured value of a trend, a count or a rate, and None where rows are all
    there is to see. `error` is the database's message where the check could not run, which counts as a
    failure.
    """

    name: str
    table: str
    severity: str
    passed: bool
    failing_count: int
    sentence: str
    owner: str
    observed: float | None = None
    sample: tuple[FailingRow, ...] = ()
    error: str | None = None
    expectation: str = ""
    gx: Any = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Past:
    """How one check came out on an earlier run."""

    run_id: str
    passed: bool
    failing_count: int
    observed: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the row behind a failing key stands in its raw text, with some characters around it.

    `kind` is mention, citation or article, what `clippings trace` is asked for; of a row that belongs to a document as
    a whole, `article_id` is the article nearest to its place (None where the document has none).
    """

    row_key: str
    kind: str
    document_id: str
    article_id: str | None
    path: str
    raw_start: int
    before: str
    span: str
    after: str


@dataclass(frozen=True, slots=True)
class AuditedRows:
    """The rows of one table as an audit read them, a row of `ops.audited_rows`: how many, the sum of their hashes as a
    decimal number, and the version of the checks that read texts.
    """

    table: str
    row_count: int
    fingerprint: str
    rules: str


@dataclass(frozen=True, slots=True)
class AuditResult:
    """All checks of one run.

    `history` holds the earlier runs of each check, oldest first; `places` the raw text around failing rows,
    by key; `seconds` the wall time of each step (texts, import, checks, evidence). `audited_by` is the earlier run
    whose audit has read the texts of earlier runs, None where this one has read all; `audited_rows` what the next audit
    may rely on, nothing after a fault in a text.
    """

    run_id: str
    checks: tuple[CheckResult, ...]
    seconds: dict[str, float] = field(default_factory=dict)
    history: dict[str, tuple[Past, ...]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    audited_at: datetime | None = None
    audited_by: str | None = None
    audited_rows: tuple[AuditedRows, ...] = ()

    @property
    def passed(self) -> bool:
        """True when no critical check failed: warnings are recorded, they do not stop a publication."""
        return not any(check.severity == "critical" and not check.passed for check in self.checks)

    @property
    def failed(self) -> tuple[CheckResult, ...]:
        """The checks that failed, critical ones first."""
        rank = {severity: number for number, severity in enumerate(SEVERITIES)}
        return tuple(
            sorted((c for c in self.checks if not c.passed), key=lambda c: (rank[c.severity], c.name))
        )

    def sentence(self) -> str:
        """One sentence for a terminal: how many checks passed, and which failed."""
        if not self.failed:
            return f"All {len(self.checks)} quality checks passed."
        parts = [f"{c.name} ({c.severity}, {_rows(c)})" for c in self.failed]
        return f"{len(self.failed)} of {len(self.checks)} quality checks failed: {', '.join(parts)}."


def _rows(check: CheckResult) -> str:
    if check.error:
        return "could not run"
    return "1 row" if check.failing_count == 1 else f"{check.failing_count:,} rows"
