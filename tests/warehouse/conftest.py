"""Fixtures of the warehouse tests: real DuckDB files with a few invented rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.staged_rows import document_rows, publish_run
from warehouse.paths import Paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A data directory that does not exist yet."""
    return Paths(tmp_path / "data")


@pytest.fixture
def published(paths: Paths) -> Paths:
    """A data directory with one publication of two documents."""
    publish_run(paths, "run-1", document_rows("d1"), document_rows("d2"))
    return paths
