"""What the audit costs: a full run, its two gates beside the whole, and the costliest checks.

The run is that of the bench `full`, in a process of its own. The published file is then audited once more, alone, in
another process: Great Expectations' import apart, which a run does while it extracts.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import sys
import time
from pathlib import Path

from tests.bench import full, full_corpus, measure

SECTION = "Audit"
GATES = {"gate": 0.01, "audit": 0.10}
"""Share of a run's wall time that each gate may take: staged batches, candidate."""
SHOWN = 8


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _child(database: Path) -> None:
    """One audit of the file in this process, then every check by itself; prints seconds as JSON."""
    from expectations import audit
    from expectations.checks import load_checks
    from expectations.gx import import_gx
    from expectations.rows import bad_rows, bounded
    from expectations.texts import HELD_BYTES, pieces
    from warehouse.connection import open_read_only

    import_gx()
    con = open_read_only(database, locked=False)
    run_id = con.execute("select run_id from ops.etl_run order by started_at desc limit 1").fetchall()[0][0]
    con.close()
    begun, cpu = time.perf_counter(), _cpu()
    result = audit(database, run_id)
    wall, cpu = time.perf_counter() - begun, _cpu() - cpu
    con = open_read_only(database, locked=False)
    con.execute("SET VARIABLE run_id = ?", [run_id])
    con.execute(pieces(held=database.stat().st_size <= HELD_BYTES))
    single = {}
    for check in load_checks():
        before = _cpu()
        con.execute(bounded(bad_rows(check))).fetchall()
        single[check.name] = _cpu() - before
    con.close()
    print(json.dumps({"wall": wall, "cpu": cpu, "checks": single, "sentence": result.sentence()}))


def main(arguments: list[str]) -> int:
    """`python -m tests.bench audit`: writes the section of RESULTS.md; 1 where a gate takes more than its share."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.audit", description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--child", type=Path, metavar="DATABASE")
    given = parser.parse_args(arguments)
    if given.child:
        _child(given.child)
        return 0
    source, registry = full_corpus.write(given.documents, measure.SCRATCH)
    data = measure.SCRATCH / "audit-data"
    shutil.rmtree(data, ignore_errors=True)
    run = full.measured(source, registry, data, given.workers)
    wall, seconds = float(str(run["wall"])), dict(run["seconds"])
    command = [sys.executable, "-m", "tests.bench.audit", "--child", str(data / "warehouse.duckdb")]
    alone = json.loads(measure.run(command).output.strip().splitlines()[-1])
    shutil.rmtree(data, ignore_errors=True)
    rows = [(name, f"{seconds.get(name, 0):.2f}", f"{seconds.get(name, 0) / wall:.1%}") for name in GATES]
    rows += [("run", f"{wall:.2f}", "100.0%")]
    costly = sorted(alone["checks"].items(), key=lambda item: -item[1])[:SHOWN]
    body = (
        f"{given.documents:,} documents, {run['mentions']:,} mentions, {run['citations']:,} citations, "
        f"{given.workers} workers; {measure.machine()}.\n\n{measure.table(('part', 'wall s', 'of the run'), rows)}\n\n"
        f"- The candidate alone: {alone['wall']:.2f} s, {alone['cpu']:.2f} CPU s. {alone['sentence']}\n"
        f"- Costliest checks, CPU s: {', '.join(f'{name} {spent:.2f}' for name, spent in costly)}.\n"
        f"- Bounds: {', '.join(f'{name} {share:.0%}' for name, share in GATES.items())} of the run."
    )
    measure.write_section(SECTION, body)
    print(body)
    return 0 if all(seconds.get(name, 0) <= share * wall for name, share in GATES.items()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
