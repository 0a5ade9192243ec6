"""Our own deduplication over the corpus, in a process of its own.

`python -m tests.bench.duplicates_ours <corpus.jsonl> <answer.json> [share of new documents]`: with a share,
all but that share is known already, and the answer holds the seconds of both runs.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import polars as pl

from transforms.duplicates import SIGNATURE_SCHEMA, Deduplicated, deduplicate, empty_relations

_ARTICLE = ("article_id", "word_count", "published_on")


def _timed(
    new: pl.DataFrame, known: pl.DataFrame, before: Deduplicated | None
) -> tuple[Deduplicated, dict[str, float]]:
    """A run over `new` with `known` there already, and its processor and wall-clock seconds."""

    def texts_of(ids: list[str]) -> pl.DataFrame:
        return known.filter(pl.col("article_id").is_in(ids)).select("article_id", "text")

    wall, cpu = time.perf_counter(), time.process_time()
    done = deduplicate(
        new,
        known.select(_ARTICLE),
        pl.DataFrame(schema=SIGNATURE_SCHEMA) if before is None else before.signatures,
        empty_relations() if before is None else before.relations,
        texts_of,
    )
    return done, {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}


def main(corpus: str, answer: str, share: float = 0.0) -> None:
    articles = pl.read_parquet(Path(corpus).with_suffix(".parquet")).select(
        pl.col("id").cast(pl.String).str.zfill(8).alias("article_id"),
        "text",
        word_count=pl.col("text").str.count_matches(" ", literal=True),
        published_on=pl.lit(None, pl.Date),
    )
    first = len(articles) - round(len(articles) * share)
    done, spent = _timed(articles[:first], articles.clear(), None)
    out: dict[str, object] = dict(spent)
    if share:
        out["added"] = _timed(articles[first:], articles[:first], done)[1]
    else:
        clusters = done.clusters.sort("article_id")["cluster_id"]
        pairs = done.relations.filter(relation="excerpt")
        out["clusters"] = clusters.cast(pl.Int64).to_list()
        out["excerpts"] = [
            [int(article), int(related)]
            for article, related in pairs.select("article_id", "related_article_id").iter_rows()
        ]
    Path(answer).write_text(json.dumps(out), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]) if len(sys.argv) > 3 else 0.0)
