"""Extraction of one corpus by each engine: one process, two processes, a Dask cluster of two worker processes.

`python -m tests.bench.engines --documents 10000` prints the table and writes the section of RESULTS.md.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench import full_corpus, measure

SECTION = "Engines"
SEED = 20261
ENGINES = ("local 1", "local 2", "Dask 2")
_BATCH = 500


@contextlib.contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[int]]]:
    """A Dask scheduler and worker processes; its address and the processes' ids."""
    at = folder / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}

    def start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [
            sys.executable,
            "-m",
            f"distributed.cli.{module}",
            "--scheduler-file",
            str(at),
            "--no-dashboard",
        ]
        return subprocess.Popen([*command, *arguments], **quiet)

    started = [start("dask_scheduler", "--port", "0")]
    try:
        while not at.exists():
            time.sleep(0.1)
        options = ("--nthreads", "1", "--no-nanny", "--memory-limit", "0", "--local-directory", str(folder))
        started += [start("dask_worker", *options) for _ in range(workers)]
        yield json.loads(at.read_text())["address"], [process.pid for process in started]
    finally:
        for process in started:
            process.kill()
            process.wait()


def _cpu_of(processes: list[int]) -> float:
    """User and system seconds of running processes, from the kernel's account."""
    ticks = 0
    for process in processes:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _own_cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def child(engine: str, source: Path, registry: Path) -> None:
    """One measurement: the map over all batches, from files to staged Parquet, processes started and matchers built."""
    with tempfile.TemporaryDirectory() as scratch, contextlib.ExitStack() as stack:
        folder = Path(scratch)
        name, count = engine.split()
        changes: dict[str, object] = {"workers": int(count)}
        others: list[int] = []
        if name == "Dask":
            address, others = stack.enter_context(cluster(folder, int(count)))
            changes = {"engine": "dask", "dask_address": address}
            _wait_for_workers(address, int(count))
        print(json.dumps(_extracted(source, registry, folder / "data", changes, others)))


def _wait_for_workers(address: str, count: int) -> None:
    import distributed

    with distributed.Client(address, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=120)


def _extracted(
    source: Path, registry: Path, data: Path, changes: dict[str, object], others: list[int]
) -> dict[str, object]:
    from flows import extracting, stages
    from flows.audit import InProcessAuditor
    from flows.run import prepare
    from flows.settings import Settings

    extracting.gate = lambda *_: None  # it is no part of the map
    settings = Settings(source=source, registry=(registry,), data_dir=data, batch_size=_BATCH, **changes)
    with prepare(settings, auditor=InProcessAuditor()) as run:
        landing = stages.ingest(run)
        begun, cpu, theirs = time.perf_counter(), _own_cpu(), _cpu_of(others)
        staged = extracting.extract(run, landing)
        wall = time.perf_counter() - begun
        used = _own_cpu() - cpu + _cpu_of(others) - theirs
        names = sorted(batch.folder.name for batch in staged)
        return {"wall": wall, "cpu": used, "batches": len(names), "names": hash(tuple(names))}


def main(arguments: list[str]) -> int:
    """Prints and writes the section; 1 where the engines did not make the same batches."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.engines", description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--child", choices=ENGINES)
    parser.add_argument("--source", type=Path)
    parser.add_argument("--registry", type=Path)
    given = parser.parse_args(arguments)
    if given.child:
        child(given.child, given.source, given.registry)
        return 0
    source, registry = full_corpus.write(given.documents, measure.SCRATCH / f"engines-{given.documents}")
    rows, batches, first = [], set(), 0.0
    for engine in ENGINES:
        command = [sys.executable, "-m", "tests.bench.engines", "--child", engine]
        where = ["--source", str(source), "--registry", str(registry)]
        got = json.loads(measure.run([*command, *where], env={"PYTHONHASHSEED": "0"}).output.splitlines()[-1])
        first = first or got["wall"]
        batches.add(got["names"])
        figures = (got["wall"], got["cpu"], given.documents / got["wall"], given.documents / got["cpu"])
        rows.append((engine, *(f"{figure:,.1f}" for figure in figures), f"{first / got['wall']:.2f}"))
    head = ("engine", "wall s", "CPU s", "documents/s", "documents per CPU s", "speed-up")
    body = (
        f"{given.documents:,} texts of 2.2 KB in batches of {_BATCH}; {measure.machine()}. From landing files to "
        f"staged Parquet here, processes of a pool started, matchers built.\n\n{measure.table(head, rows)}"
    )
    print(body)
    measure.write_section(SECTION, body)
    return 0 if len(batches) == 1 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
