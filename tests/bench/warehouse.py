"""What a small run costs beside a full one, and where the bytes of the warehouse file go.

A full run over `--documents` files, one with nothing new and five with 1 % new, each in a process of its own without
Prefect; then the size of every relation, written alone into a file of its own. CPU seconds are those of the whole
process tree, so that they compare on a busy machine, too.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from tests.bench import full, full_corpus, measure

SECTION = "Warehouse"
SMALL_RUNS = 5
_SHARE, _ROOM = 0.10, 1.5
"""Bounds: the cost of a run with 1 % new against the full one; the file against the raw text that it holds."""


def sizes(path: Path, scratch: Path) -> list[tuple[str, int, int]]:
    """(relation, rows, bytes) of every stored relation of a warehouse file, largest first.

    Bytes are those of a database that holds this relation alone, without the bytes of an empty one.
    """
    from warehouse.connection import BLOCK_BYTES, CATALOG, STORAGE_VERSION, open_memory, quoted

    con = open_memory()
    con.execute(f"ATTACH {quoted(path)} AS {CATALOG} (READ_ONLY)")
    tables = con.execute(
        "SELECT schema_name, table_name, sql FROM duckdb_tables() WHERE database_name = ?", [CATALOG]
    ).fetchall()
    found = []
    for schema, table, definition in [("", "", ""), *tables]:
        alone = scratch / "alone.duckdb"
        alone.unlink(missing_ok=True)
        options = f"STORAGE_VERSION {quoted(STORAGE_VERSION)}, BLOCK_SIZE {BLOCK_BYTES}"
        con.execute(f"ATTACH {quoted(alone)} AS alone ({options})")
        rows = 0
        if table:
            con.execute("USE alone")
            if schema != "main":
                con.execute(f"CREATE SCHEMA {schema}")
            con.execute(definition)  # with the compression that its columns ask for
            name = f"{schema}.{table}"
            copied = con.execute(f"INSERT INTO alone.{name} SELECT * FROM {CATALOG}.{name}").fetchall()
            rows = int(copied[0][0])
            con.execute("USE memory")
        con.execute("CHECKPOINT alone")
        con.execute("DETACH alone")
        found.append((f"{schema}.{table}", rows, alone.stat().st_size))
        alone.unlink()
    con.close()
    empty = found[0][2]
    return sorted(((n, rows, size - empty) for n, rows, size in found[1:]), key=lambda one: -one[2])


def _bytes_table(path: Path, raw: int, scratch: Path) -> str:
    rows, rest, others = [], 0, 0
    for name, count, size in sizes(path, scratch):
        if size / raw >= 0.01:
            rows.append((name, f"{count:,}", f"{size / 1e6:.1f}", f"{size / raw:.2f}"))
        else:
            rest, others = rest + size, others + 1
    rows.append((f"{others} others", "", f"{rest / 1e6:.1f}", f"{rest / raw:.2f}"))
    whole = path.stat().st_size
    rows.append(("the file", "", f"{whole / 1e6:.1f}", f"{whole / raw:.2f}"))
    return measure.table(("relation", "rows", "MB", "x raw text"), rows)


def _small_runs(source: Path, registry: Path, data: Path, workers: int) -> list[dict[str, object]]:
    """Runs over a landing folder from copies of one data directory, the cheapest first: ten seconds of one run say
    little on a machine whose speed changes by a third within minutes."""
    found = []
    for _ in range(SMALL_RUNS):
        copy = data.with_name(f"{data.name}-copy")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(data, copy)
        found.append(full.measured(source, registry, copy, workers))
        shutil.rmtree(copy)
    return sorted(found, key=lambda got: float(str(got["cpu"])))


def main(arguments: list[str]) -> int:
    """`python -m tests.bench warehouse`: writes the section of RESULTS.md; 1 where a bound is not met."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.warehouse", description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=0, help="0: as many as a user's run takes")
    given = parser.parse_args(arguments)
    count, folder = given.documents, measure.SCRATCH
    source, registry = full_corpus.write(count, folder)
    data = folder / "warehouse-data"
    shutil.rmtree(data, ignore_errors=True)
    runs = {"full": full.measured(source, registry, data, given.workers)}
    raw = full._raw_bytes(source)
    first = data / "warehouse.duckdb"
    room, file_bytes = _bytes_table(first, raw, folder), first.stat().st_size
    runs["nothing new"] = full.measured(source, registry, data, given.workers)
    small = _small_runs(full._grown(source, folder, count // 100), registry, data, given.workers)
    runs["1 % new"] = small[len(small) // 2]
    rows = []
    for name, got in runs.items():
        cpu, wall = float(str(got["cpu"])), float(str(got["wall"]))
        of_full = [value / float(str(runs["full"][key])) for key, value in (("cpu", cpu), ("wall", wall))]
        rows.append((name, f"{cpu:.1f}", f"{of_full[0]:.1%}", f"{wall:.1f}", f"{of_full[1]:.1%}"))
    share = float(str(runs["1 % new"]["cpu"])) / float(str(runs["full"]["cpu"]))
    each = ", ".join(f"{float(str(got['cpu'])):.1f}" for got in small)
    head = ("run", "CPU s", "of full", "wall s", "of full")
    body = (
        f"Seed {full_corpus.SEED}, {count:,} documents, {raw / 1e6:.1f} MB of raw text; "
        f"{measure.machine()}.\n\n{measure.table(head, rows)}\n\n{full._stages(runs)}\n\n{room}\n\n"
        f"- 1 % new costs {share:.1%} of the full run (bound: {_SHARE:.0%}); it is the middle one of "
        f"{each} CPU seconds, each from the same publication.\n"
        f"- The file is {file_bytes / raw:.2f} x the raw text it holds (bound: {_ROOM})."
    )
    measure.write_section(SECTION, body)
    print(body)
    return 0 if share <= _SHARE and file_bytes <= _ROOM * raw else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
