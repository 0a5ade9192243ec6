"""The true measures of a pair, over the texts themselves.

Both are taken over the sets of three-word runs A and B of the two texts: similarity is |A and B| / |A or B|
(Jaccard), containment is |A and B| / min(|A|, |B|).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from transforms.duplicates.shingles import Words, batches, distinct, hash_words, shingles
from transforms.duplicates.signatures import SHINGLE_WORDS

Texts = Callable[[list[str]], pl.DataFrame]
Counts = npt.NDArray[np.int64]

# Articles whose texts are held at once.
_PART = 20_000
_SHIFT = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


class Measures(NamedTuple):
    """Of every pair: the number of different three-word runs of each text, and of those in both."""

    left: Counts
    right: Counts
    shared: Counts


def _run_sets(texts: Sequence[str]) -> tuple[Words, Counts]:
    """Sorted distinct runs of every text as text number and 32-bit hash in one number, and where each text
    begins.
    """
    parts = []
    for start, end in batches(texts):
        runs, owners = shingles(hash_words(texts[start:end]), SHINGLE_WORDS)
        parts.append(distinct(((owners + start).astype(np.uint64) << _SHIFT) | (runs >> _SHIFT)))
    runs = np.concatenate(parts) if parts else np.empty(0, np.uint64)
    return runs, np.searchsorted(runs >> _SHIFT, np.arange(len(texts) + 1)).astype(np.int64)


def _ranges(starts: Counts, lengths: Counts) -> Counts:
    """The numbers start, start + 1, ... of every range, one range after another."""
    shift = starts - np.concatenate(([0], np.cumsum(lengths)[:-1]))
    return np.repeat(shift, lengths) + np.arange(int(lengths.sum()))


def _shared(runs: Words, edges: Counts, left: Counts, right: Counts) -> Counts:
    """|A and B| of every pair: both sets under the pair's number, sorted; what stands twice is in both."""
    sizes = np.diff(edges)
    numbers = np.arange(len(left), dtype=np.uint64) << _SHIFT
    sides = [
        (runs[_ranges(edges[side], sizes[side])] & _LOW) | np.repeat(numbers, sizes[side])
        for side in (left, right)
    ]
    both = np.sort(np.concatenate(sides))
    twice = both[:-1][both[1:] == both[:-1]] >> _SHIFT
    return np.bincount(twice.astype(np.int64), minlength=len(left))


def _parts(left: Counts, right: Counts) -> Iterator[npt.NDArray[np.intp]]:
    """Pairs in groups that touch at most about `_PART` articles."""
    order = np.lexsort((right, left))
    step = _PART // 2
    for start in range(0, len(order), step):
        yield order[start : start + step]


def measure(ids: pl.Series, left: Counts, right: Counts, texts_of: Texts) -> Measures:
    """The measures of pairs given as positions in `ids`.

    Args:
        ids: article ids.
        left, right: positions in `ids`, one pair a row.
        texts_of: from a list of article ids to a frame of article_id and text, in any order.

    Raises:
        KeyError: a text is missing.
    """
    out = Measures(*(np.zeros(len(left), np.int64) for _ in range(3)))
    for part in _parts(left, right):
        used = np.unique(np.concatenate((left[part], right[part])))
        wanted = ids.gather(used)
        texts = wanted.to_frame("article_id").join(
            texts_of(wanted.to_list()).select("article_id", "text"),
            on="article_id",
            how="left",
            maintain_order="left",
        )
        if texts["text"].null_count():
            raise KeyError(f"no text for article {texts.filter(pl.col('text').is_null())['article_id'][0]}")
        runs, edges = _run_sets(texts["text"].to_list())
        a, b = np.searchsorted(used, left[part]), np.searchsorted(used, right[part])
        sizes = np.diff(edges)
        out.left[part], out.right[part] = sizes[a], sizes[b]
        out.shared[part] = _in_steps(runs, edges, a, b)
    return out


def _in_steps(runs: Words, edges: Counts, left: Counts, right: Counts) -> Counts:
    """`_shared` over stretches of pairs, so that the joined sets stay below a few million numbers."""
    sizes = np.diff(edges)
    load = np.cumsum(sizes[left] + sizes[right]) // 4_000_000
    bounds = (
        np.flatnonzero(np.concatenate(([True], load[1:] != load[:-1], [True])))
        if len(load)
        else np.zeros(1, int)
    )
    parts = [_shared(runs, edges, left[low:high], right[low:high]) for low, high in pairwise(bounds)]
    return np.concatenate(parts) if parts else np.empty(0, np.int64)
