"""What lies where in a data directory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Paths:
    """The places inside one data directory; nothing is created until somebody writes."""

    data_dir: Path

    def __post_init__(self) -> None:
        object.__setattr__(self, "data_dir", Path(self.data_dir))

    @property
    def warehouse(self) -> Path:
        """The published database: readers open it read-only, only a rename replaces it."""
        return self.data_dir / "warehouse.duckdb"

    def candidate(self, run_id: str) -> Path:
        """The private copy that one run works on."""
        return self.data_dir / f"candidate-{run_id}.duckdb"

    @property
    def staging(self) -> Path:
        """Parquet files of extraction, one a batch and table."""
        return self.data_dir / "staging"

    @property
    def spill(self) -> Path:
        """Where DuckDB puts what does not fit into memory."""
        return self.data_dir / "staging" / "spill"

    @property
    def snapshots(self) -> Path:
        """Earlier publications, `<run id>.duckdb`."""
        return self.data_dir / "snapshots"

    @property
    def reports(self) -> Path:
        """Quality reports."""
        return self.data_dir / "reports"

    @property
    def last_run(self) -> Path:
        """When a run last ended well, for monitors."""
        return self.data_dir / "last_run.json"

    @property
    def lock(self) -> Path:
        """Held by the one process that may write."""
        return self.data_dir / "run.lock"
