"""Fixtures of the warehouse tests: real DuckDB files with a few invented rows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.staged_rows import document_rows, publish_run
from warehouse.connection import open_for_writing
from warehouse.paths import Paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A data directory that does not exist yet."""
    return Paths(tmp_path / "data")


@pytest.fixture(scope="session")
def two_documents(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """A publication of two documents, for tests that only read it."""
    shared = Paths(tmp_path_factory.mktemp("published") / "data")
    publish_run(shared, "run-1", document_rows("d1"), document_rows("d2"))
    return shared


@pytest.fixture
def published(two_documents: Paths, paths: Paths) -> Paths:
    """A data directory of its own with that publication."""
    shutil.copytree(two_documents.data_dir, paths.data_dir)
    return paths


@pytest.fixture
def empty(empty_file: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of that file, open for writing."""
    path = tmp_path / "empty.duckdb"
    shutil.copy(empty_file, path)
    con = open_for_writing(path)
    yield con
    con.close()
