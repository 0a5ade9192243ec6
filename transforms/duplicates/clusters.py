"""Clusters of articles that tell one story, with one canonical article each.

Exact and near relations join their articles. An excerpt then joins the cluster of the fuller text that holds
most of it, and of no other: a sentence quoted in two stories does not make them one. Where several hold it
alike, it joins the one of which it is the greatest part. No excerpt joins a digest, a text that holds several
stories (`digests`): the relations are there, the stories stay apart.

The canonical article is the one with the fullest text (most words), then the earliest date (undated last),
then the smallest id. A cluster is named by its canonical article: cluster_id is that article's id.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from transforms.duplicates.digests import Labels, components, digests
from transforms.duplicates.judge import EXCERPT_OF

# Texts hold an excerpt alike when the shares of it that they hold differ by no more; a word cut off or edited
# costs a teaser of sixty words that much.
HELD_ALIKE = 0.05

CLUSTER_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "article_id": pl.String,
    "cluster_id": pl.String,
    "is_canonical": pl.Boolean,
}


def _edges(ids: pl.DataFrame, relations: pl.DataFrame) -> pl.DataFrame:
    """Relations with the positions of both articles as `a` and `b`; those with an article elsewhere are left
    out.
    """
    positions = ids.select("article_id", pl.int_range(pl.len(), dtype=pl.Int64).alias("position"))
    return relations.join(positions.rename({"position": "a"}), on="article_id", how="inner").join(
        positions.rename({"article_id": "related_article_id", "position": "b"}),
        on="related_article_id",
        how="inner",
    )


def _attachments(edges: pl.DataFrame, labels: Labels) -> pl.DataFrame:
    """For every component with excerpts of texts outside it, the one relation through which it joins a fuller
    text.
    """
    excerpts = edges.filter(direction=EXCERPT_OF)
    excerpts = excerpts.with_columns(
        component=labels[excerpts["a"].to_numpy()],
        fuller=labels[excerpts["b"].to_numpy()],
    ).filter(pl.col("component") != pl.col("fuller"))
    excerpts = excerpts.filter(~pl.col("b").is_in(digests(excerpts).implode()))
    alike = pl.col("containment") >= pl.col("containment").max().over("component") - HELD_ALIKE
    return (
        excerpts.filter(alike)
        .sort(
            "component",
            "similarity",
            "related_article_id",
            "article_id",
            descending=[False, True, False, False],
        )
        .unique("component", keep="first", maintain_order=True)
    )


def cluster(articles: pl.DataFrame, relations: pl.DataFrame) -> pl.DataFrame:
    """Every article's cluster.

    Args:
        articles: article_id, word_count, published_on (may be null); each id once.
        relations: as `relate` gives them; rows with an article that is not in `articles` are left out.

    Returns:
        article_id, cluster_id, is_canonical, sorted by article_id. Neither the order of the rows nor of the
        relations matters.
    """
    ordered = articles.select(
        "article_id", pl.col("word_count").fill_null(0), pl.col("published_on").cast(pl.Date)
    ).sort("article_id")
    edges = _edges(ordered, relations)
    same = edges.filter(pl.col("direction") != EXCERPT_OF)
    labels = components(len(ordered), same["a"].to_numpy(), same["b"].to_numpy())
    joins = _attachments(edges, labels)
    labels = components(
        len(ordered),
        np.concatenate((same["a"].to_numpy(), joins["a"].to_numpy())),
        np.concatenate((same["b"].to_numpy(), joins["b"].to_numpy())),
    )
    ranked = ordered.with_columns(label=pl.Series(labels)).sort(
        "label",
        "word_count",
        "published_on",
        "article_id",
        descending=[False, True, False, False],
        nulls_last=True,
    )
    return (
        ranked.select("article_id", pl.col("article_id").first().over("label").alias("cluster_id"))
        .with_columns(is_canonical=pl.col("article_id") == pl.col("cluster_id"))
        .sort("article_id")
        .cast(CLUSTER_SCHEMA)  # type: ignore[arg-type]
    )
