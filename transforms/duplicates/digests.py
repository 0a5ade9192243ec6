"""Texts that hold several stories: a morning briefing, a roundup, a page of briefs that was not parted.

Such a text is related to each of its stories, but it does not make them one. By relations alone a digest of two
briefs looks like an article with two teasers of different passages. A text is taken for a digest when

* its parts make it up: two unrelated parts are nearly all of it, or three and more are most of it; a teaser
  or two are a small share of the article they announce; or
* two of its parts are also found in fuller texts of their own, which are not related to each other.

Parts are texts of which an excerpt relation says that they are contained; copies of one text are one part, and
parts that are related to each other (one holds the other) are parts of one story.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

# Of the text's runs of words: what two unrelated parts, and what three and more, hold of it together. Of 332
# articles with several teasers of different passages (50 to 80 words each, articles of 170 words and more), one
# in twelve is covered so far. Parts that overlap add up to more than all: they are passages of one story.
NEARLY_ALL = 0.85
MOST = 0.75
OVERLAPPING = 1.1

Labels = npt.NDArray[np.int64]


def components(count: int, left: Labels, right: Labels) -> Labels:
    """The smallest member of each one's connected component; `count` members, edges left-right."""
    labels = np.arange(count, dtype=np.int64)
    while True:
        lowest = np.minimum(labels[left], labels[right])
        lower = labels.copy()
        # The roots of both ends take the smaller label, so whole components move in one step.
        np.minimum.at(lower, labels[left], lowest)
        np.minimum.at(lower, labels[right], lowest)
        while True:
            jumped = lower[lower]
            if np.array_equal(jumped, lower):
                break
            lower = jumped
        if np.array_equal(lower, labels):
            return labels
        labels = lower


def share_of_fuller() -> pl.Expr:
    """What part of the longer text's runs a pair shares, from its similarity and containment.

    With x shared runs of a and b: similarity = x / (a + b - x) and containment = x / a give x / b.
    """
    similarity, containment = pl.col("similarity"), pl.col("containment")
    return containment / (containment / similarity + containment - 1).clip(1e-9)


def _stories(parts: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Parts (b, component, share) with `story`: parts of one text that are linked are one story."""
    numbered = parts.with_row_index("row")
    left = numbered.select("b", "row", pl.col("component").alias("one"))
    right = numbered.select("b", pl.col("row").alias("other_row"), pl.col("component").alias("other"))
    linked = links.join(left, on="one").join(right, on=["other", "b"])
    labels = components(
        len(numbered),
        linked["row"].to_numpy().astype(np.int64),
        linked["other_row"].to_numpy().astype(np.int64),
    )
    return parts.with_columns(story=pl.Series(labels))


def _made_up(stories: pl.DataFrame) -> pl.Series:
    """The texts whose unrelated parts are nearly all or most of them."""
    found = (
        stories.group_by("b", "story")
        .agg(pl.col("share").max())
        .group_by("b")
        .agg(pl.len().alias("stories"), pl.col("share").sum())
        .filter(
            pl.col("share").is_between(NEARLY_ALL, OVERLAPPING)
            | ((pl.col("stories") >= 3) & pl.col("share").is_between(MOST, OVERLAPPING)),
            pl.col("stories") > 1,
        )
    )
    return found["b"]


def _told_elsewhere(stories: pl.DataFrame, excerpts: pl.DataFrame) -> pl.Series:
    """The texts of which two stories are in fuller texts that are not related to each other."""
    fuller = excerpts.select("component", pl.col("fuller").alias("elsewhere")).unique()
    homes = stories.join(fuller, on="component").filter(
        pl.col("elsewhere") != pl.col("holder"), ~pl.col("elsewhere").is_in(pl.col("held"))
    )
    # Stories that share one home are one story told at length there.
    numbered = homes.select("b", "story", "elsewhere").unique().with_row_index("row")
    row = pl.col("row")
    firsts = [
        (numbered["row"].to_numpy().astype(np.int64), numbered.select(row.first().over("b", key)).to_series())
        for key in ("story", "elsewhere")
    ]
    labels = components(
        len(numbered),
        np.concatenate([left for left, _ in firsts]),
        np.concatenate([right.to_numpy().astype(np.int64) for _, right in firsts]),
    )
    several = (
        numbered.with_columns(home=pl.Series(labels))
        .group_by("b")
        .agg(pl.col("home").n_unique())
        .filter(pl.col("home") > 1)
    )
    return several["b"]


def digests(excerpts: pl.DataFrame) -> pl.Series:
    """The positions of texts that hold several stories.

    Args:
        excerpts: excerpt relations with a, b (positions of the part and of the fuller text), component, fuller
            (the labels of both among exact and near copies; not equal), similarity, containment.
    """
    several = excerpts.filter(pl.col("component").n_unique().over("b") > 1)
    if several.is_empty():
        return pl.Series("b", [], dtype=pl.Int64)
    parts = several.group_by("b", "component").agg(
        share_of_fuller().max().alias("share"), pl.col("fuller").first().alias("holder")
    )
    related = excerpts.select(pl.col("component").alias("one"), pl.col("fuller").alias("other")).unique()
    stories = _stories(parts, related)
    made_up = _made_up(stories)
    # A story that is told in another digest only has no home of its own there.
    homes = excerpts.filter(~pl.col("b").is_in(made_up.implode()))
    held = stories.with_columns(held=pl.col("component").implode().over("b", mapping_strategy="join"))
    told = _told_elsewhere(held.filter(~pl.col("b").is_in(made_up.implode())), homes)
    return pl.concat([made_up, told]).unique()
