"""Adding a few texts to a warehouse that holds many: seconds of a run as the flow does it, store included.

`python -m tests.bench.duplicates_store <corpus.parquet> <answer.json> <share>`: all but that share of the texts are
loaded and deduplicated in one run (`full`), then the others in a second one (`added`, the best of five). Both count
signing the new texts, reading from the database what is needed, and comparing; loading the texts is not counted.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import polars as pl

from flows.duplicates import related
from transforms.duplicates import signatures
from warehouse.connection import open_for_writing
from warehouse.load import add_relations, insert_frame, set_clusters
from warehouse.schema import create_stored

_NO_PUBLICATION = Path("no-publication.duckdb")


def articles_of(corpus: Path) -> pl.DataFrame:
    """The texts as articles; ids are the texts' numbers."""
    return pl.read_parquet(corpus).select(
        pl.col("id").cast(pl.String).str.zfill(8).alias("article_id"),
        "text",
        word_count=pl.col("text").str.count_matches(" ", literal=True).cast(pl.Int32),
        published_on=pl.lit(None, pl.Date),
    )


def _load(con: duckdb.DuckDBPyConnection, articles: pl.DataFrame, run_id: str) -> float:
    """Puts articles and signatures into the warehouse; the CPU seconds of signing."""
    begun = time.process_time()
    signed = signatures(articles)
    spent = time.process_time() - begun
    con.register("_articles", articles)
    con.execute(
        "INSERT INTO main.fact_article BY NAME SELECT *, article_id AS cluster_id, true AS is_canonical, "
        f"'{run_id}' AS run_id FROM _articles"
    ).fetchall()
    con.unregister("_articles")
    insert_frame(con, "article_signature", signed)
    return spent


def _run(con: duckdb.DuckDBPyConnection, run_id: str, repeats: int, write: bool) -> float:
    """The least CPU seconds of relating a run's articles."""
    spent = []
    for _ in range(repeats):
        begun = time.process_time()
        found = related(con, run_id, _NO_PUBLICATION)
        spent.append(time.process_time() - begun)
    if write:
        add_relations(con, found.relations)
        set_clusters(con, found.clusters)
        con.execute("CHECKPOINT").fetchall()
    return min(spent)


def main(corpus: str, answer: str, share: float) -> None:
    articles = articles_of(Path(corpus))
    first = len(articles) - round(len(articles) * share)
    with tempfile.TemporaryDirectory(dir=Path(corpus).parent) as folder:
        con = open_for_writing(Path(folder) / "warehouse.duckdb")
        create_stored(con)
        full = _load(con, articles[:first], "first") + _run(con, "first", 1, True)
        added = _load(con, articles[first:], "second") + _run(con, "second", 5, False)
        con.close()
    Path(answer).write_text(json.dumps({"full": full, "added": added}), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
