"""What every bench shares: a child process measured, a table, and a section of RESULTS.md."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Corpora, answers and the peers' environment; git ignores it.
SCRATCH = ROOT / "scratch" / "bench"
RESULTS = Path(__file__).with_name("RESULTS.md")
_REQUIREMENTS = Path(__file__).with_name("requirements.lock")


@dataclass(frozen=True, slots=True)
class Measured:
    """A finished child: processor and wall-clock seconds, peak resident memory in megabytes, its output."""

    cpu: float
    wall: float
    peak_mb: float
    output: str


def run(command: Sequence[str], timeout: float = 3600, env: Mapping[str, str] | None = None) -> Measured:
    """Runs a command from the repository root and measures it, finished children of its own included.

    Raises:
        RuntimeError: the command failed or took longer than `timeout` seconds; with the end of its output.
    """
    begun = time.perf_counter()
    child = subprocess.Popen(
        list(command),
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    killer = threading.Timer(timeout, child.kill)
    killer.start()
    assert child.stdout is not None
    output = child.stdout.read()
    # wait4 instead of wait: the kernel's own account of this child, peak memory included.
    _, status, usage = os.wait4(child.pid, 0)
    killer.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}: {output[-2000:]}")
    # Kilobytes on Linux, bytes on macOS.
    unit = 1 / 1_000_000 if platform.system() == "Darwin" else 1024 / 1_000_000
    return Measured(
        usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, usage.ru_maxrss * unit, output
    )


def peers_python() -> str:
    """The Python of an environment with the other products, made on first use from requirements.lock."""
    folder = SCRATCH / "peers"
    python = folder / "bin" / "python"
    ready = folder / "ready"
    if not ready.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        install = [
            str(python),
            "-m",
            "pip",
            "install",
            "-q",
            "--disable-pip-version-check",
            "--require-hashes",
        ]
        subprocess.run([*install, "-r", str(_REQUIREMENTS)], check=True)
        ready.touch()
    return str(python)


def machine() -> str:
    """Where the figures come from, in a line."""
    python = platform.python_version()
    return f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, Python {python}"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table, the columns padded so that it reads well in a terminal too."""
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def write_section(name: str, body: str, path: Path = RESULTS) -> None:
    """Puts `body` under the heading `name` in RESULTS.md in place of what stood there; others stay."""
    text = (
        path.read_text(encoding="utf-8") if path.exists() else "# Measurements\n\nWritten by `make bench`.\n"
    )
    section = f"## {name}\n\n{body.strip()}\n"
    pattern = re.compile(rf"^## {re.escape(name)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    text = (
        pattern.sub(lambda _: section + "\n", text)
        if pattern.search(text)
        else f"{text.rstrip()}\n\n{section}"
    )
    path.write_text(text.rstrip() + "\n", encoding="utf-8")
