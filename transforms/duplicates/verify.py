"""The true measures of a pair, over the texts themselves.

Both are taken over the sets of three-word runs A and B of the two texts: similarity is |A and B| / |A or B|
(Jaccard), containment is |A and B| / min(|A|, |B|).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from transforms.duplicates.judge import Measures, least_related
from transforms.duplicates.normalise import encode
from transforms.duplicates.shingles import (
    SHINGLE_WORDS,
    Words,
    batches,
    distinct,
    hash_words,
    ranges,
    shingles,
    steps,
)
from transforms.duplicates.sketches import Sketches

Texts = Callable[[list[str]], pl.DataFrame]
Sketched = Callable[[list[str]], pl.DataFrame]
Counts = npt.NDArray[np.int64]

# Runs of words held at once, some fourteen bytes each: 80,000 articles of usual length.
_HELD = 24_000_000
_SHIFT = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


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
    for step in steps(sizes[few[order]]):
        part = order[step]
        lengths = sizes[few[part]]
        asked = runs[ranges(edges[few[part]], lengths)]
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


class Near(NamedTuple):
    """Whose texts are at hand, as a mask, and how to get the sketches of others: from ids to article_id, sketch."""

    at_hand: npt.NDArray[np.bool_]
    sketches_of: Sketched


def no_sketches(ids: list[str]) -> pl.DataFrame:
    """Null for every article: all texts are read."""
    return pl.DataFrame(
        {"article_id": ids, "sketch": None}, schema={"article_id": pl.String, "sketch": pl.Binary}
    )


def _sketches(ids: pl.Series, sketches_of: Sketched) -> pl.Series:
    """The sketches of these articles in their order; null where there is none."""
    found = sketches_of(ids.to_list()).select("article_id", "sketch").unique("article_id")
    return ids.to_frame("article_id").join(found, on="article_id", how="left", maintain_order="left")[
        "sketch"
    ]


def _possible(
    runs: Words,
    edges: Counts,
    here: Counts,
    one: Counts,
    other: Counts,
    sketches_of: Callable[[Counts], pl.Series],
) -> npt.NDArray[np.bool_]:
    """Which pairs of a text whose runs are here and of one that is only sketched may be related.

    Args:
        runs, edges: of the texts whose positions are `here`.
        one, other: positions; the first of each pair is here.
        sketches_of: from positions to sketches.
    """
    used, number = np.unique(other, return_inverse=True)
    sketches = Sketches(sketches_of(used))
    asked = np.searchsorted(here, one)
    mine, least = np.diff(edges)[asked], sketches.least_runs()[number]
    needed = least_related(np.minimum(mine, least), np.maximum(mine, least))
    hits = sketches.most_shared(runs, edges, asked, number)
    return np.asarray(sketches.missing[number] | (hits >= needed))


def _measure_part(
    ids: pl.Series, left: Counts, right: Counts, texts_of: Texts, near: Near
) -> tuple[npt.NDArray[np.intp], Measures]:
    """Measures of those pairs that may be related, and which these are."""
    at_hand, sketches_of = near
    ends = np.concatenate((left, right))
    here = np.unique(ends[at_hand[ends]])
    runs, edges = _run_sets(_texts(ids.gather(here), texts_of))
    kept = np.ones(len(left), np.bool_)
    single = np.flatnonzero(at_hand[left] != at_hand[right])
    if len(single):
        swap = at_hand[right[single]]
        one, other = np.where(swap, right[single], left[single]), np.where(swap, left[single], right[single])
        kept[single] = _possible(
            runs, edges, here, one, other, lambda of: _sketches(ids.gather(of), sketches_of)
        )
    chosen = np.flatnonzero(kept)
    ends = np.concatenate((left[chosen], right[chosen]))
    there = np.unique(ends[~at_hand[ends]])
    more, more_edges = _run_sets(_texts(ids.gather(there), texts_of))
    runs = np.concatenate((runs, more + (np.uint64(len(here)) << _SHIFT)))
    edges = np.concatenate((edges, more_edges[1:] + edges[-1]))
    number = np.empty(len(ids), np.int64)
    number[here], number[there] = np.arange(len(here)), len(here) + np.arange(len(there))
    a, b = number[left[chosen]], number[right[chosen]]
    sizes = np.diff(edges)
    shared = _shared(runs, edges, a, b) if len(runs) else np.zeros(len(a), np.int64)
    return chosen, Measures(sizes[a], sizes[b], shared)


def measure(
    signatures: pl.DataFrame,
    left: Counts,
    right: Counts,
    texts_of: Texts,
    near: Near | None = None,
) -> Measures:
    """The measures of pairs of articles.

    Args:
        signatures: article_id, shingle_count.
        left, right: positions in `signatures`, one pair a row.
        texts_of: from a list of article ids to a frame of article_id and text, in any order.
        near: the articles whose texts are at hand, all when not given. The others are asked for only where
            their sketch leaves a relation possible; otherwise all measures of the pair are zero.

    Raises:
        KeyError: a text is missing or given twice.
    """
    out = Measures(*(np.zeros(len(left), np.int64) for _ in range(3)))
    near = near or Near(np.ones(len(signatures), np.bool_), no_sketches)
    sizes = signatures["shingle_count"].cast(pl.Int64).to_numpy()
    for part in _parts(left, right, sizes):
        chosen, found = _measure_part(signatures["article_id"], left[part], right[part], texts_of, near)
        for whole, some in zip(out, found, strict=True):
            whole[part[chosen]] = some
    return out
