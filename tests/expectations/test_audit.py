"""The audit as a whole: a valid warehouse passes, nothing is left behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb

from expectations import audit, runner
from expectations.results import AuditResult
from warehouse import memory

RUN = "20261101T060000-aaaaaa"


def test_a_valid_warehouse_passes_every_check(broken: Callable[..., Path]) -> None:
    result = audit(broken(), RUN)
    assert [(c.name, c.error, c.sample) for c in result.failed] == []
    assert result.passed
    assert len(result.checks) > 100


def test_an_audit_that_needs_more_memory_gets_it(broken: Callable[..., Path]) -> None:
    allowed = []

    def audited(con: duckdb.DuckDBPyConnection, *arguments: Any) -> AuditResult:
        allowed.append(memory.allowed_memory(con))
        return real(con, *arguments)

    real = runner._audited
    with patch.object(memory, "LEAST_BYTES", 1_000_000), patch.object(runner, "_audited", audited):
        result = audit(broken(), RUN)
    assert len(allowed) == 2, "the first try has to run out of memory"
    assert allowed[0] < allowed[1]
    assert [(c.name, c.error, c.sample) for c in result.failed] == []


def test_an_audit_leaves_nothing_on_the_terminal_or_on_disk(
    broken: Callable[..., Path], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    code = (
        "import sys; from pathlib import Path; from expectations import audit; audit(Path(sys.argv[1]), 'r1')"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-W", "default", "-c", code, str(broken())],
        capture_output=True,
        text=True,
        cwd=home,
        env={"HOME": str(home), "PYTHONPATH": str(root), "PATH": "/usr/bin:/bin"},
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    ours = [
        line
        for line in done.stderr.splitlines()
        if "expectations" in line or "leaked" in line or "duckdb" in line
    ]
    assert ours == []
    assert list(home.iterdir()) == []
