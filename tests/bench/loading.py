"""Loading and aggregating beside pandas: staged Parquet into a database, then two answers that dashboards ask for.

The same files for both: rows of articles and mentions, extracted once and repeated under other ids. Ours loads them as
a run does (columns compared, known documents replaced, one transaction); pandas writes them with `to_sql` into SQLite,
as one would without a warehouse, and answers by `groupby` and `merge` on frames. Each in a process of its own, in one
run; the answers must be equal.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl

from tests.bench import full_corpus, measure

SECTION = "Loading"
SEED = 20261
TABLES = ("fact_article", "fact_mention")
SIDES = ("Clippings", "pandas")
_BASE = 1_000
"""Documents that are extracted; their rows are repeated until there are as many as asked for."""
_COVERAGE = """
SELECT kind, published_on AS day, count(*) AS articles
FROM fact_article WHERE published_on IS NOT NULL GROUP BY ALL ORDER BY ALL
"""
_TOGETHER = """
SELECT a.entity_id AS first, b.entity_id AS second, count(DISTINCT a.article_id) AS articles
FROM fact_mention AS a JOIN fact_mention AS b ON b.article_id = a.article_id AND a.entity_id < b.entity_id
GROUP BY ALL ORDER BY articles DESC, first, second LIMIT 100
"""


def stage(folder: Path, documents: int, seed: int) -> dict[str, int]:
    """Writes the staged Parquet files of so many documents; returns the rows of each table."""
    from flows.registry import load_registry
    from transforms.extract import Document, Extractor, extract_documents
    from transforms.mentions import build_matcher

    folder.mkdir(parents=True)
    names = folder / "registry.yaml"
    names.write_text(full_corpus.registry(full_corpus.names(seed)), encoding="utf-8")
    registry = load_registry((names,), False)
    texts = [
        Document(f"{number:064x}", f"{number}.txt", len(text), "utf-8", text)
        for number, text in enumerate(full_corpus.documents(_BASE, seed))
    ]
    frames = extract_documents(texts, Extractor(registry, build_matcher(registry), "bench"))
    rows = {}
    for table in TABLES:
        keys = [name for name in frames[table].columns if name in ("document_id", "article_id", "mention_id")]
        copies = [
            frames[table].with_columns(pl.col(name) + f"-{copy}" for name in keys)
            for copy in range(documents // _BASE)
        ]
        repeated = pl.concat(copies)
        repeated.write_parquet(folder / f"{table}.parquet")
        rows[table] = repeated.height
    return rows


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """CPU seconds of all threads, and what the work gave."""
    begun = time.process_time()
    answer = work()
    return time.process_time() - begun, answer


def ours(folder: Path) -> dict[str, object]:
    """Loads as a run does; answers by SQL on the file."""
    from warehouse.load import load_batches
    from warehouse.paths import Paths
    from warehouse.publish import open_candidate

    con = open_candidate(Paths(folder / "ours"), "bench")
    files = {table: folder / f"{table}.parquet" for table in TABLES}
    load, _ = timed(lambda: (load_batches(con, [files], "bench"), con.execute("CHECKPOINT")))
    coverage, by_day = timed(lambda: con.execute(_COVERAGE).fetchall())
    together, pairs = timed(lambda: con.execute(_TOGETHER).fetchall())
    con.close()
    return {"seconds": [load, coverage, together], "answers": [by_day, pairs]}


def theirs(folder: Path) -> dict[str, object]:
    """`to_sql` into SQLite; answers by `groupby` and `merge` on frames in memory."""
    import pandas as pd
    import sqlalchemy as sa

    frames = {table: pd.read_parquet(folder / f"{table}.parquet") for table in TABLES}
    articles, mentions = (frames[table] for table in TABLES)
    engine = sa.create_engine(f"sqlite:///{folder / 'theirs.sqlite'}")

    def load() -> None:
        for table, frame in frames.items():
            lists = [name for name in frame if frame[name].map(lambda value: hasattr(value, "__len__")).any()]
            plain = frame.assign(**{name: frame[name].astype(str) for name in lists})
            plain.to_sql(table, engine, index=False, chunksize=10_000)

    def coverage() -> list[list[object]]:
        dated = articles.dropna(subset=["published_on"])
        counted = (
            dated.groupby(["kind", "published_on"]).size().reset_index().sort_values(["kind", "published_on"])
        )
        return counted.to_numpy().tolist()

    def together() -> list[list[object]]:
        named = mentions.dropna(subset=["entity_id"])[["article_id", "entity_id"]].drop_duplicates()
        pairs = named.merge(named, on="article_id", suffixes=("_a", "_b"))
        pairs = pairs[pairs.entity_id_a < pairs.entity_id_b]
        counted = pairs.groupby(["entity_id_a", "entity_id_b"]).size().reset_index(name="n")
        counted = counted.sort_values(["n", "entity_id_a", "entity_id_b"], ascending=[False, True, True])
        return counted.head(100).to_numpy().tolist()

    took = [timed(work) for work in (load, coverage, together)]
    return {"seconds": [seconds for seconds, _ in took], "answers": [took[1][1], took[2][1]]}


def main(arguments: list[str]) -> int:
    """Prints and writes the section; 1 where the answers differ."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.loading", description=__doc__)
    parser.add_argument("--documents", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--child", choices=SIDES)
    given = parser.parse_args(arguments)
    folder = measure.SCRATCH / "loading"
    if given.child:
        print(json.dumps((ours if given.child == "Clippings" else theirs)(folder), default=str))
        return 0
    shutil.rmtree(folder, ignore_errors=True)
    rows = stage(folder, given.documents, given.seed)
    found, answers, took = [], [], []
    for side in SIDES:
        child = measure.run([sys.executable, "-m", "tests.bench.loading", "--child", side])
        got = json.loads(child.output.strip().splitlines()[-1])
        answers.append(got["answers"])
        took.append(got["seconds"])
        found.append((side, *(f"{seconds:.3f}" for seconds in got["seconds"]), f"{child.peak_mb:,.0f}"))
    ratios = [other / own for own, other in zip(*took, strict=True)]
    head = ("", "load, CPU s", "articles by kind and day", "named together", "peak MB")
    body = (
        f"Seed {given.seed}: {rows['fact_article']:,} articles and {rows['fact_mention']:,} mentions in staged "
        f"Parquet; {measure.machine()}. CPU seconds of all threads. pandas loads with `to_sql` into SQLite and "
        f"answers from frames that it holds in memory already.\n\n{measure.table(head, found)}\n\n"
        f"- pandas takes {ratios[0]:.1f}, {ratios[1]:.1f} and {ratios[2]:.1f} times our CPU seconds; answers "
        f"{'equal' if answers[0] == answers[1] else 'NOT equal'}."
    )
    measure.write_section(SECTION, body)
    print(body)
    return 0 if answers[0] == answers[1] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
