"""The summary of a run: for a person on a terminal, and as the markdown of a Prefect artifact."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Summary:
    """What a run did; counts are of this run except `totals`, which are of the warehouse after it."""

    run_id: str
    status: str = "running"  # running | published | unchanged | dry_run | audit_failed
    documents: dict[str, int] = field(default_factory=dict)  # new, known, quarantined, missing
    segments: dict[str, int] = field(default_factory=dict)  # by kind
    mentions: int = 0
    citations: dict[str, int] = field(default_factory=dict)  # by kind
    duplicates: dict[str, int] = field(default_factory=dict)  # by relation
    checks: dict[str, int] = field(default_factory=dict)  # passed, warned, failed
    failed_checks: list[str] = field(default_factory=list)
    accuracy: list[tuple[str, float, float, float]] = field(default_factory=list)  # task, F1, its interval
    seconds: dict[str, float] = field(default_factory=dict)  # by stage
    warehouse: Path | None = None
    report: Path | None = None
    bytes: int = 0
    stale: int = 0  # known documents that other code or another registry extracted
    differences: str = ""  # of a rebuild: facts added, removed, changed

    @property
    def headline(self) -> str:
        """One sentence: what came of the run."""
        match self.status:
            case "published":
                return f"Published {self.warehouse} ({_size(self.bytes)})."
            case "unchanged":
                return f"Nothing new: {self.warehouse} stays as it is."
            case "dry_run":
                return f"Dry run: {self.warehouse} stays as it is."
            case "audit_failed":
                kept = "The earlier publication is untouched" if self.bytes else "Nothing is published yet"
                return (
                    f"Not published: the audit failed on {', '.join(self.failed_checks)}. "
                    f"{kept}; see {self.report}."
                )
        return f"Run {self.run_id} is {self.status}."

    def lines(self) -> list[tuple[str, str]]:
        """Label and value of each line, in reading order; lines with nothing to say are left out."""
        rows = [("documents", _counts(self.documents))]
        if self.status not in ("unchanged", "dry_run"):
            rows += [
                ("segments", _counts(self.segments)),
                ("mentions", f"{self.mentions:,}"),
                ("citations", _counts(self.citations)),
                ("duplicates", _counts(self.duplicates)),
                ("checks", _counts(self.checks)),
                ("accuracy", _accuracy(self.accuracy)),
            ]
        rows.append(("time", ", ".join(f"{name} {spent:.1f} s" for name, spent in self.seconds.items())))
        if self.report and self.status != "unchanged":
            rows.append(("report", str(self.report)))
        if self.stale:
            rows.append(
                ("hint", f"{self.stale:,} documents were extracted with other rules: clippings rebuild")
            )
        return [(label, value) for label, value in rows if value]

    def markdown(self) -> str:
        """The summary as a Prefect artifact shows it."""
        table = "\n".join(f"| {label} | {value} |" for label, value in self.lines())
        return f"## {self.headline}\n\n| | |\n|---|---|\n{table}\n"


def print_summary(summary: Summary) -> None:
    """Print the summary to standard output."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console(highlight=False)
    table = Table.grid(padding=(0, 2))
    for label, value in summary.lines():
        table.add_row(f"[bold]{label}[/bold]", escape(value))
    console.print(table)
    if summary.differences:
        print(summary.differences)
    console.print(escape(summary.headline), style="green" if summary.status != "audit_failed" else "bold red")


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in counts.items())


# What a reader of the facts asks first; the parts of a citation and the rest are in ops.accuracy.
_SHOWN = ("articles", "mentions", "citations.footnote", "citations.quotation", "citations.attribution")


def _accuracy(measured: list[tuple[str, float, float, float]]) -> str:
    """F1 on the annotated texts with its 95 % interval, for the tasks of most weight; empty if nothing was measured."""
    found = {task: f"{f1:.2f} ({low:.2f} to {high:.2f})" for task, f1, low, high in measured}
    shown = [f"{task.rpartition('.')[2]} {found[task]}" for task in _SHOWN if task in found]
    return f"F1 {', '.join(shown)}" if shown else ""


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
