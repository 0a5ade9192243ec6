"""Pairs of articles that may hold the same words, from shared anchors.

Every anchor has a list of the articles that hold it, ordered by content hash. Two articles meet where they
stand at most `WINDOW` places apart in such a list. A sentence shared by ten thousand articles therefore costs
ten thousand times `WINDOW` steps and never ten thousand squared, and the cost of a whole archive grows with
its size. Which pairs meet depends on the set of articles alone, never on the order in which they came.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from transforms.duplicates import meetings
from transforms.duplicates.anchors import ANCHOR_SHARE
from transforms.duplicates.judge import least_related
from transforms.duplicates.meetings import Counts, Keys, Mask
from transforms.duplicates.shingles import bytes_of, ranges

Positions = npt.NDArray[np.int64]

# A word edited here and there breaks three runs of three and five runs of five: of the anchors of two texts that
# share c of their runs of three, c^(5/3) are expected in common. Anchors are a sample of runs, so pairs more
# than two standard deviations below the least that could be related are not looked at, nor those below a tenth.
FIVE_OF_THREE = 5 / 3
DEVIATIONS = 2.0
LEAST_SHARE = 0.1
# Anchors are looked up by their upper bits in a table that fits into the processor's cache, and those that pass
# by their lower bits in another.
_FILTER_BITS = 19
_FINE_BITS = 20
# Anchors looked up at once: what is held for them fits into the cache too, which takes half the time.
_CHUNK = 1 << 15
_LOW = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(32)


class Pairs(NamedTuple):
    """Positions in the signature frame, `left[i] < right[i]` in the order of content hashes."""

    left: Positions
    right: Positions


def _in_order(hashes: pl.Series) -> Positions:
    """The positions of content hashes in their order, by their first 60 bits as long as these differ."""
    numbers = hashes.str.slice(0, 15).str.to_integer(base=16, dtype=pl.UInt64, strict=False)
    if not numbers.null_count():
        values = numbers.to_numpy()
        order = np.argsort(values)
        if (np.diff(values[order]) > 0).all():
            return np.asarray(order, dtype=np.int64)
    return hashes.arg_sort().to_numpy().astype(np.int64)


class Postings:
    """The anchors of many articles, one after another, and where each article's end."""

    def __init__(self, signatures: pl.DataFrame) -> None:
        anchors = signatures["anchors"]
        self.lengths: Positions = (anchors.bin.size().fill_null(0) // 4).cast(pl.Int64).to_numpy()
        self.ends: Positions = np.cumsum(self.lengths)
        self.keys = bytes_of(anchors).view("<u4")
        self.by_rank = _in_order(signatures["content_hash"])
        self.rank = np.empty(len(self.by_rank), np.uint32)
        self.rank[self.by_rank] = np.arange(len(self.by_rank), dtype=np.uint32)

    def of(self, articles: Mask) -> npt.NDArray[np.uint32]:
        """The anchors of these articles."""
        starts = (self.ends - self.lengths)[articles]
        return self.keys[ranges(starts, self.lengths[articles])]

    def lists(self, of: Mask) -> Lists:
        """The lists of all anchors of these articles, a few other anchors among them."""
        if of.all():
            return Lists(self.keys, np.repeat(self.rank, self.lengths))
        return self.lists_of(self.of(of))

    def common(self, pairs: Pairs) -> npt.NDArray[np.uint32]:
        """The anchors that both articles of some pair hold."""
        sides = []
        for side in pairs:
            lengths = self.lengths[side]
            held = self.keys[ranges((self.ends - self.lengths)[side], lengths)]
            sides.append((np.repeat(np.arange(len(side), dtype=np.uint64), lengths) << _SHIFT) | held)
        both = np.sort(np.concatenate(sides))
        return np.asarray(both[:-1][both[1:] == both[:-1]], dtype=np.uint32)

    def lists_of(self, wanted: npt.NDArray[np.uint32]) -> Lists:
        """The lists of these anchors, a few others among them."""
        drop, low = np.uint32(32 - _FILTER_BITS), np.uint32((1 << _FINE_BITS) - 1)
        coarse = np.zeros(1 << _FILTER_BITS, dtype=np.bool_)
        coarse[wanted >> drop] = True
        fine = np.zeros(1 << _FINE_BITS, dtype=np.bool_)
        fine[wanted & low] = True
        places, passed = np.empty(_CHUNK, dtype=np.intp), np.empty(_CHUNK, dtype=np.bool_)
        kept = []
        for start in range(0, len(self.keys), _CHUNK):
            chunk = self.keys[start : start + _CHUNK]
            np.right_shift(chunk, drop, out=places[: len(chunk)], casting="unsafe")
            np.take(coarse, places[: len(chunk)], out=passed[: len(chunk)], mode="clip")
            likely = np.flatnonzero(passed[: len(chunk)])
            kept.append(likely[fine.take(chunk.take(likely) & low)] + start)
        found = np.concatenate(kept or [np.empty(0, np.intp)])
        return Lists(self.keys[found], self.rank[np.searchsorted(self.ends, found, side="right")])


class Lists(NamedTuple):
    """Anchors, and the rank (`Postings.rank`) of the article that holds each."""

    keys: npt.NDArray[np.uint32]
    holders: npt.NDArray[np.uint32]


def _least_shared(fewer: Positions, more: Positions, anchors: Positions) -> npt.NDArray[np.float64]:
    """How many anchors pairs must share that have so many runs of three, the shorter text so many anchors."""
    runs = np.maximum(fewer, 1)
    share = np.minimum(least_related(fewer, more) / runs, 2.0)
    expected = runs / ANCHOR_SHARE * share**FIVE_OF_THREE
    least: npt.NDArray[np.float64] = expected - DEVIATIONS * np.sqrt(expected)
    return np.asarray(np.where(share > 1, np.inf, np.maximum(least, LEAST_SHARE * anchors)))


def _distinct_runs(signatures: pl.DataFrame, anchors: Positions) -> Positions:
    """How many different runs of three a text may have: no more than runs, nor than its anchors speak for."""
    most = ANCHOR_SHARE * anchors + 3 * np.sqrt(ANCHOR_SHARE * (ANCHOR_SHARE - 1) * (anchors + 1))
    runs = signatures["shingle_count"].cast(pl.Int64).to_numpy()
    return np.asarray(np.minimum(runs, np.ceil(most).astype(np.int64)))


def candidates(
    signatures: pl.DataFrame, postings: Postings, lists: Lists, focus: Mask, members: Mask
) -> Pairs:
    """Pairs that share enough anchors to be worth measuring.

    Args:
        signatures: shingle_count and what `postings` was made of.
        lists: of the anchors of all focused articles at least.
        focus: a mask over `signatures`; pairs without a focused article are left out.
        members: a mask over `signatures`; the others are in no list. One article a content hash.

    Returns:
        Positions in `signatures`. The pairs among any articles are the same whatever the focus, as long as
        one of them is in it.
    """
    keys, holders = lists
    by_rank = postings.by_rank
    if not members.all():
        inside = members[by_rank][holders]
        keys, holders = keys[inside], holders[inside]
    runs = _distinct_runs(signatures, postings.lengths)
    near = [
        _near(postings, runs, *counted) for counted in meetings.meeting_counts(keys, holders, focus[by_rank])
    ]
    none = [np.empty(0, np.int64)]
    return Pairs(*(np.concatenate(sides) for sides in zip(*near, strict=True)) if near else none * 2)


def _near(postings: Postings, runs: Positions, pairs: Keys, shared: Counts) -> Pairs:
    """Those of many pairs of ranks, with the anchors that they share, that may be related."""
    by_rank = postings.by_rank
    left, right = by_rank[(pairs >> _SHIFT).astype(np.int64)], by_rank[(pairs & _LOW).astype(np.int64)]
    anchors = np.minimum(postings.lengths[left], postings.lengths[right])
    enough = shared >= LEAST_SHARE * anchors
    left, right, shared, anchors = left[enough], right[enough], shared[enough], anchors[enough]
    fewer, more = np.minimum(runs[left], runs[right]), np.maximum(runs[left], runs[right])
    enough = shared >= _least_shared(fewer, more, anchors)
    return Pairs(left[enough], right[enough])


class Shifts(NamedTuple):
    """Pairs that met in some list and do not meet there any more, and pairs the other way round."""

    apart: Pairs
    together: Pairs


def _crossings(keys: npt.NDArray[np.uint32], owners: Positions, old: Mask, new: Mask) -> Pairs:
    """Pairs, in all lists given, within the window among the `old` members and beyond it among the `new`
    ones.

    Only members of both count. Two old members stand n places further apart when n others have come between
    them, so only members followed by enough newcomers are looked at.
    """
    if not (new & ~old).any():  # in no list long enough does anything change
        return Pairs(np.empty(0, np.int64), np.empty(0, np.int64))
    places = np.cumsum(new)[old]
    keys, owners, stays = keys[old], owners[old], new[old]
    count = len(keys)
    here = np.arange(count)
    last = np.minimum(here + meetings.WINDOW, count - 1)
    # Newcomers among the next members, those of the next list counted too: never too few.
    between = places[last] - places - (last - here) + np.cumsum(~stays)[last] - np.cumsum(~stays)
    left, right = [], []
    for distance in range(meetings.WINDOW, max(0, meetings.WINDOW - int(between.max(initial=0))), -1):
        at = np.flatnonzero(between[: max(0, count - distance)] > meetings.WINDOW - distance)
        to = at + distance
        parted = (keys[at] == keys[to]) & stays[at] & stays[to] & (places[to] - places[at] > meetings.WINDOW)
        left.append(owners[at[parted]])
        right.append(owners[to[parted]])
    none = [np.empty(0, np.int64)]
    return Pairs(np.concatenate(left or none), np.concatenate(right or none))


def shifts(stood: Mask, stands: Mask, postings: Postings, lists: Lists) -> Shifts:
    """Which pairs the articles that come and go push apart or bring together.

    Args:
        stood, stands: of every article, whether it was in its lists before and whether it is there now.
        postings: the anchors of all of them.
        lists: of the anchors of those that come or go.

    Returns:
        Positions; a pair that a list pushed apart may still meet in others.
    """
    none = Pairs(np.empty(0, np.int64), np.empty(0, np.int64))
    if not stood.any() or not len(lists.keys):
        return Shifts(none, none)
    held = (lists.keys.astype(np.uint64) << _SHIFT) | lists.holders
    held.sort()
    keys = (held >> _SHIFT).astype(np.uint32)
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    sizes = np.diff(np.append(first, len(keys)))
    long = np.repeat(sizes > meetings.WINDOW, sizes)
    keys, owners = keys[long], postings.by_rank[(held[long] & _LOW).astype(np.int64)]
    old, new = stood[owners], stands[owners]
    return Shifts(_crossings(keys, owners, old, new), _crossings(keys, owners, new, old))
