"""What tests of several packages share: a real browser, and an empty warehouse to copy."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from warehouse.connection import close_written, open_for_writing
from warehouse.schema import create_schema

BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# How long a browser may take for any one thing: on a busy machine with one core, it is not the browser that is tested.
BROWSER_MILLISECONDS = 300_000


# Invented examples are the same on every machine, and none may be too slow: how fast a machine is, is no one's fault.
# Fresh ones: pytest --hypothesis-profile=default
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


# Services that run tests name these, for colours and boxes where no terminal is.
for name in (
    "FORCE_COLOR",
    "NO_COLOR",
    "PY_COLORS",
    "GITHUB_ACTIONS",
    "TTY_COMPATIBLE",
    "TTY_INTERACTIVE",
    "LINES",
):
    os.environ.pop(name, None)
os.environ["TERM"] = "xterm"

# What the tests ask listens on this machine.
os.environ["no_proxy"] = os.environ["NO_PROXY"] = "127.0.0.1,localhost"


# A module at a time: while it lives, Playwright keeps an event loop running in this thread.
@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Headless Chromium. Without one the test is skipped, except under CI=true, where it fails."""
    executable = (
        os.environ.get("CLIPPINGS_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    )
    if executable is None:
        if os.environ.get("CI") == "true":
            pytest.fail("No browser found, and CI=true wants the browser tests: apt-get install chromium")
        pytest.skip("no browser found (chromium); install it to run the browser tests")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=executable, args=BROWSER_ARGUMENTS, timeout=BROWSER_MILLISECONDS
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse file with all tables, marts and views, and no rows; making it takes longer than most tests."""
    path = tmp_path_factory.mktemp("empty") / "empty.duckdb"
    con = open_for_writing(path)
    create_schema(con)
    close_written(con)
    return path
