"""Whole runs: raw files in a landing folder to the publication, with everything on.

A full run over `--documents` files, then a run with nothing new, then one with 1 % new; with `--growth` also a full run
over three times as many. Each runs as a user's would, without Prefect, in a process of its own whose tree is watched:
wall and CPU seconds by stage, and the peak of its memory (proportional shares: shared pages count once).
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

from tests.bench import full_corpus, measure

SECTION = "Whole runs"
FLOOR = 4_000
"""Documents a second of wall time for a full run on two cores, from the first byte read to the publication."""
_MEMORY_GB, _GROWTH, _IDLE_SECONDS, _NEW_SHARE = 2.5, 3.3, 10.0, 0.05


class _Peak(threading.Thread):
    """Samples the memory of a process and its children until told to stop: (seconds of the machine's clock, MB)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self._done = pid, threading.Event()
        self.samples: list[tuple[float, float]] = []

    def run(self) -> None:
        import psutil

        root = psutil.Process(self.pid)
        while not self._done.wait(0.25):
            total = 0
            try:
                for process in [root, *root.children(recursive=True)]:
                    total += process.memory_full_info().pss
            except psutil.Error:
                continue  # a process ended while it was looked at
            self.samples.append((time.monotonic(), total / 1e6))

    def stop(self) -> None:
        self._done.set()
        self.join()

    def between(self, begun: float = 0.0, ended: float = float("inf")) -> float:
        """The highest sum seen in that time."""
        return max((size for at, size in self.samples if begun <= at < ended), default=0.0)


def child(source: Path, registry: Path, data: Path, workers: int) -> None:
    """One run in this process; prints its summary and times as JSON."""
    from flows.plan import execute
    from flows.run import prepare
    from flows.settings import Settings

    settings = Settings(
        source=source, registry=(registry,), data_dir=data, workers=workers, orchestrate=False
    )
    stages: dict[str, float] = {}

    def call(name: str, function: Callable[..., Any], *args: Any) -> Any:
        stages[name] = time.monotonic()
        return function(*args)

    entered = time.perf_counter()
    with prepare(settings) as run:
        begun = time.perf_counter()
        summary = execute(run, call)
        wall = time.perf_counter() - begun
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    answer = {
        "status": summary.status,
        "documents": summary.documents,
        "mentions": summary.mentions,
        "citations": sum(summary.citations.values()),
        "segments": summary.segments,
        "prepare": begun - entered,
        "wall": wall,
        "cpu": own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime,
        "seconds": summary.seconds,
        "begun": stages,
        "bytes": settings.data_dir.joinpath("warehouse.duckdb").stat().st_size,
    }
    print(json.dumps(answer))


def measured(source: Path, registry: Path, data: Path, workers: int) -> dict[str, object]:
    """A run in a process of its own, with the peak of its tree's memory in MB, as a whole and by stage."""
    command = [sys.executable, "-m", "tests.bench.full", "--workers", str(workers), "--child"]
    process = Popen(
        [*command, str(source), str(registry), str(data)], cwd=measure.ROOT, stdout=PIPE, text=True
    )
    peak = _Peak(process.pid)
    peak.start()
    output, _ = process.communicate()
    peak.stop()
    if process.returncode:
        raise RuntimeError(f"the run over {source} ended with {process.returncode}")
    answer: dict[str, object] = json.loads(output.strip().splitlines()[-1])
    begun: dict[str, float] = answer["begun"]  # type: ignore[assignment]
    ends = [*list(begun.values())[1:], float("inf")]
    peaks = {name: peak.between(at, end) for (name, at), end in zip(begun.items(), ends, strict=True)}
    return {**answer, "peak": peak.between(), "peaks": peaks}


def _raw_bytes(source: Path) -> int:
    return sum(path.stat().st_size for path in source.rglob("*.txt"))


def _grown(source: Path, folder: Path, count: int) -> Path:
    """The same landing folder with `count` documents more, as links to the first so that nothing is copied."""
    more = folder / "landing-more"
    shutil.rmtree(more, ignore_errors=True)
    shutil.copytree(source, more, copy_function=lambda a, b: Path(b).hardlink_to(a))
    home = more / "new"
    home.mkdir()
    for number, text in enumerate(full_corpus.documents(count, full_corpus.SEED + 1)):
        (home / f"{number:07}.txt").write_text(text, encoding="utf-8")
    return more


def _row(name: str, documents: int, got: dict[str, object]) -> tuple[str, ...]:
    wall, cpu = float(str(got["wall"])), float(str(got["cpu"]))
    return (
        name,
        f"{documents:,}",
        f"{wall:.1f}",
        f"{cpu:.1f}",
        f"{documents / wall:,.0f}",
        f"{float(str(got['peak'])) / 1e3:.2f}",
        f"{float(str(got['prepare'])):.1f}",
    )


def _stages(runs: dict[str, dict[str, object]]) -> str:
    stages = list(dict.fromkeys(name for got in runs.values() for name in got["seconds"]))
    rows = []
    for stage in stages:
        cells = [stage]
        for got in runs.values():
            spent = got["seconds"].get(stage, 0.0)
            held = f", {got['peaks'][stage] / 1e3:.2f} GB" if stage in got["peaks"] else ""
            cells.append(f"{spent:.2f} ({spent / float(str(got['wall'])):.0%}{held})")
        rows.append(cells)
    return measure.table(("stage, s (share, peak)", *runs), rows)


def main(arguments: list[str]) -> int:
    """`python -m tests.bench full`: writes the section of RESULTS.md; 1 where a bound is not met."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.full", description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=0, help="0: as many as a user's run takes")
    parser.add_argument("--growth", action="store_true", help="also three times as many")
    parser.add_argument("--child", nargs=3, type=Path, metavar=("SOURCE", "REGISTRY", "DATA"))
    given = parser.parse_args(arguments)
    if given.child:
        child(*given.child, given.workers)
        return 0
    count, folder = given.documents, measure.SCRATCH
    source, registry = full_corpus.write(count, folder)
    data = folder / "full-data"
    shutil.rmtree(data, ignore_errors=True)
    full = measured(source, registry, data, given.workers)
    size = int(str(full["bytes"]))
    idle = measured(source, registry, data, given.workers)
    more = measured(_grown(source, folder, count // 100), registry, data, given.workers)
    runs = {"full": full, "1 % new": more, "nothing new": idle}
    rows = [
        _row("full", count, full),
        _row("1 % new", count + count // 100, more),
        _row("nothing new", count, idle),
    ]
    raw = _raw_bytes(source)
    speed = count / float(str(full["wall"]))
    share = float(str(more["wall"])) / float(str(full["wall"]))
    memory = float(str(full["peak"])) / 1e3
    lines = [
        (f"{speed:,.0f} documents a second (bound: {FLOOR:,}).", speed >= FLOOR),
        (f"{memory:.2f} GB at the peak (bound: {_MEMORY_GB}).", memory <= _MEMORY_GB),
        (
            f"Nothing new: {float(str(idle['wall'])):.1f} s (bound: {_IDLE_SECONDS:.0f} s).",
            float(str(idle["wall"])) <= _IDLE_SECONDS,
        ),
        (f"1 % new: {share:.1%} of the full run (bound: {_NEW_SHARE:.0%}).", share <= _NEW_SHARE),
        (f"The file is {size / raw:.2f} x the raw text (bound: 1.5).", size <= 1.5 * raw),
    ]
    if given.growth:
        shutil.rmtree(data, ignore_errors=True)
        big_source, _ = full_corpus.write(3 * count, folder)
        big = measured(big_source, registry, data, given.workers)
        rows.append(_row("full", 3 * count, big))
        runs["full, three times as many"] = big
        growth = float(str(big["wall"])) / float(str(full["wall"]))
        swelling = float(str(big["peak"])) / float(str(full["peak"]))
        lines += [
            (f"Three times the documents: {growth:.2f} x the time (bound: {_GROWTH}).", growth <= _GROWTH),
            (f"Three times the documents: {swelling:.2f} x the memory (bound: 1.3).", swelling <= 1.3),
        ]
    head = ("run", "documents", "wall s", "CPU s", "documents/s", "peak GB", "start-up s")
    body = (
        f"Seed {full_corpus.SEED}, {raw / count / 1e3:.1f} KB of raw text a document, 10,000 aliases and 300 outlets, "
        f"{f'{given.workers} workers' if given.workers else 'as many workers as cores'}; {measure.machine()}.\n\n"
        f"{measure.table(head, rows)}\n\n{_stages(runs)}\n\n" + "\n".join(f"- {text}" for text, _ in lines)
    )
    measure.write_section(SECTION, body)
    print(body)
    return 0 if all(met for _, met in lines) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
