"""The true measures of a pair, over the texts themselves.

Both are taken over the sets of three-word runs A and B of the two texts: similarity is |A and B| / |A or B|
(Jaccard), containment is |A and B| / min(|A|, |B|).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from transforms.duplicates.anchors import SHINGLE_WORDS
from transforms.duplicates.normalise import encode
from transforms.duplicates.shingles import Words, batches, distinct, hash_words, shingles

Texts = Callable[[list[str]], pl.DataFrame]
Counts = npt.NDArray[np.int64]

# Runs of words held at once, some fourteen bytes each: 80,000 articles of usual length.
_HELD = 24_000_000
# Runs looked up in one step.
_STEP = 1_000_000
_SHIFT = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


class Measures(NamedTuple):
    """Of every pair: the number of different three-word runs of each text, and of those in both."""

    left: Counts
    right: Counts
    shared: Counts


def _run_sets(texts: pl.Series) -> tuple[Words, Counts]:
    """Sorted distinct runs of every text as text number and 32-bit hash in one number, and where each text
    begins.
    """
    parts, done = [], 0
    for batch in batches(texts):
        runs, owners = shingles(hash_words([encode(text) for text in batch]), SHINGLE_WORDS)
        parts.append(distinct(((owners + done).astype(np.uint64) << _SHIFT) | (runs >> _SHIFT)))
        done += len(batch)
    joined = np.concatenate(parts) if parts else np.empty(0, np.uint64)
    return joined, np.searchsorted(joined, np.arange(done + 1).astype(np.uint64) << _SHIFT).astype(np.int64)


def _ranges(starts: Counts, lengths: Counts) -> Counts:
    """The numbers start, start + 1, ... of every range, one range after another."""
    shift = starts - (np.cumsum(lengths) - lengths)
    return np.repeat(shift, lengths) + np.arange(int(lengths.sum()))


class _Sieve:
    """Which runs a text may hold: four to eight places a run, so one in six others is let through."""

    def __init__(self, runs: Words, edges: Counts) -> None:
        sizes = np.diff(edges)
        places = np.uint64(1) << np.ceil(np.log2(4 * np.maximum(sizes, 1))).astype(np.uint64)
        self.masks = places - np.uint64(1)
        self.starts = np.concatenate(([0], np.cumsum(places)[:-1])).astype(np.uint64)
        self.table = np.zeros(int(places.sum()), dtype=np.bool_)
        self.table[np.repeat(self.starts, sizes) + (runs & np.repeat(self.masks, sizes))] = True

    def passes(self, runs: Words, texts: Counts, lengths: Counts) -> npt.NDArray[np.bool_]:
        """Of `runs`, the first lengths[0] asked of texts[0], and so on."""
        places = runs & np.repeat(self.masks[texts], lengths)
        places += np.repeat(self.starts[texts], lengths)
        return np.asarray(self.table[places])


def _shared(runs: Words, edges: Counts, left: Counts, right: Counts) -> Counts:
    """|A and B| of every pair: the runs of the text that has fewer, looked up among those of the other."""
    sizes = np.diff(edges)
    swap = sizes[left] > sizes[right]
    few, many = np.where(swap, right, left), np.where(swap, left, right)
    order = np.argsort(many, kind="stable")
    sieve = _Sieve(runs, edges)
    out = np.zeros(len(left), dtype=np.int64)
    steps = np.cumsum(sizes[few[order]]) // _STEP
    bounds = np.flatnonzero(np.concatenate(([True], steps[1:] != steps[:-1], [True])))
    for low, high in pairwise(bounds):
        part = order[low:high]
        lengths = sizes[few[part]]
        asked = runs[_ranges(edges[few[part]], lengths)]
        passed = np.flatnonzero(sieve.passes(asked, many[part], lengths))
        pair = np.searchsorted(np.cumsum(lengths), passed, side="right")
        wanted = (asked[passed] & _LOW) | (many[part][pair].astype(np.uint64) << _SHIFT)
        places = np.minimum(np.searchsorted(runs, wanted), len(runs) - 1)
        out[part] = np.bincount(pair[runs[places] == wanted], minlength=len(part))
    return out


def _parts(left: Counts, right: Counts, sizes: Counts) -> Iterator[npt.NDArray[np.intp]]:
    """Pairs in groups whose texts hold at most `_HELD` runs together; one pair a group at least."""
    order = np.lexsort((right, left))
    while len(order):
        met = np.stack((left[order], right[order]), axis=1).ravel()
        texts, first = np.unique(met, return_index=True)
        load = np.zeros(len(met), np.int64)
        load[first] = sizes[texts]
        fits = int(np.searchsorted(np.cumsum(load)[1::2], _HELD, side="right"))
        yield order[: max(fits, 1)]
        order = order[max(fits, 1) :]


def _texts(ids: pl.Series, texts_of: Texts) -> pl.Series:
    """The texts of these articles in their order."""
    found = texts_of(ids.to_list()).select("article_id", "text")
    texts = ids.to_frame("article_id").join(found, on="article_id", how="left", maintain_order="left")
    if len(texts) != len(ids) or texts["text"].null_count():
        missing = texts.filter(pl.col("text").is_null())["article_id"].to_list()
        raise KeyError(
            f"asked for {len(ids)} texts, got {len(texts) - len(missing)}; without one: {missing[:3]}"
        )
    return texts["text"]


def measure(signatures: pl.DataFrame, left: Counts, right: Counts, texts_of: Texts) -> Measures:
    """The measures of pairs of articles.

    Args:
        signatures: article_id, shingle_count.
        left, right: positions in `signatures`, one pair a row.
        texts_of: from a list of article ids to a frame of article_id and text, in any order.

    Raises:
        KeyError: a text is missing or given twice.
    """
    out = Measures(*(np.zeros(len(left), np.int64) for _ in range(3)))
    sizes = signatures["shingle_count"].cast(pl.Int64).to_numpy()
    for part in _parts(left, right, sizes):
        used = np.unique(np.concatenate((left[part], right[part])))
        runs, edges = _run_sets(_texts(signatures["article_id"].gather(used), texts_of))
        a, b = np.searchsorted(used, left[part]), np.searchsorted(used, right[part])
        distinct_runs = np.diff(edges)
        out.left[part], out.right[part] = distinct_runs[a], distinct_runs[b]
        out.shared[part] = _shared(runs, edges, a, b) if len(runs) else 0
    return out
