"""A small published warehouse of invented articles, the server over it, and a browser."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboards.server import create_app
from tests.dashboards.rows import write_warehouse
from tests.dashboards.stories import invented
from tests.dashboards.tiny import Tiny, publisher


@pytest.fixture(scope="session")
def warehouse_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published file that most tests read."""
    return write_warehouse(tmp_path_factory.mktemp("data") / "warehouse.duckdb", invented())


@pytest.fixture(scope="session")
def attached(warehouse_file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same file as a person would open it, opened once."""
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"attach '{warehouse_file}' as warehouse (read_only)")
        yield connection


@pytest.fixture
def read_only(attached: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection of one's own to that file: no variable is set in it."""
    with attached.cursor() as connection:
        connection.execute("use warehouse")
        yield connection


class Served:
    """A dashboard that runs in a thread of the test process."""

    def __init__(self, warehouse: Path, reports: Path | None = None) -> None:
        import uvicorn

        config = uvicorn.Config(
            create_app(warehouse, reports), host="127.0.0.1", port=0, log_level="warning", lifespan="off"
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        deadline = time.monotonic() + 300
        while not self.server.started:
            assert time.monotonic() < deadline, "the dashboard did not start"
            time.sleep(0.02)
        self.port = self.server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """Stop the server and wait for it."""
        self.server.should_exit = True
        self.thread.join(timeout=10)


@pytest.fixture(scope="session")
def serve() -> type[Served]:
    """Starts a dashboard of one's own."""
    return Served


@pytest.fixture(scope="session")
def served(warehouse_file: Path) -> Iterator[Served]:
    """The dashboard over the invented warehouse."""
    server = Served(warehouse_file)
    yield server
    server.stop()


@pytest.fixture
def tiny(empty_file: Path) -> Tiny:
    return publisher(empty_file)
