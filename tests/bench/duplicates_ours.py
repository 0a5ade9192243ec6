"""Our own deduplication over the corpus, in a process of its own.

`python -m tests.bench.duplicates_ours <corpus.jsonl> <answer.json>`
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import polars as pl

from tests.bench.duplicates_store import articles_of
from transforms.duplicates import SIGNATURE_SCHEMA, deduplicate, empty_relations


def _no_texts(ids: list[str]) -> pl.DataFrame:
    raise AssertionError(f"nothing is known, but {ids} were asked for")


def main(corpus: str, answer: str) -> None:
    articles = articles_of(Path(corpus).with_suffix(".parquet"))
    none = articles.clear().select("article_id", "word_count", "published_on")
    wall, cpu = time.perf_counter(), time.process_time()
    done = deduplicate(articles, none, pl.DataFrame(schema=SIGNATURE_SCHEMA), empty_relations(), _no_texts)
    out: dict[str, object] = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    out["clusters"] = done.clusters.sort("article_id")["cluster_id"].cast(pl.Int64).to_list()
    pairs = done.relations.filter(relation="excerpt")
    out["excerpts"] = [
        [int(article), int(related)]
        for article, related in pairs.select("article_id", "related_article_id").iter_rows()
    ]
    Path(answer).write_text(json.dumps(out), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
