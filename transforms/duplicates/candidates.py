"""Pairs of articles that may hold the same words, from shared anchors.

Every anchor has a list of the articles that hold it, ordered by content hash. Two articles meet where they
stand at most `WINDOW` places apart in such a list. A sentence shared by ten thousand articles therefore costs
ten thousand times `WINDOW` steps and never ten thousand squared, and the cost of a whole archive grows with
its size. Which pairs meet depends on the set of articles alone, never on the order in which they came.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

Keys = npt.NDArray[np.uint64]
Mask = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.int64]

# Places between two articles of one list. Copies share many anchors, most of them in short lists.
WINDOW = 32
# Two texts as similar as verification asks for (Jaccard 0.22 to 0.3) share at least 0.36 to 0.46 of the
# shorter one's runs of three words, and some 0.2 to 0.3 of its runs of five. Anchors are a sample of these:
# pairs more than two standard deviations of that sample below are not looked at, nor those below a tenth.
EXPECTED_SHARE = 0.25
DEVIATIONS = 2.0
LEAST_SHARE = 0.1
# Anchors joined at once; above it the join runs in partitions of the anchor's value.
PARTITION = 4_000_000
_FILTER_BITS = 22
_LOW = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(32)


class Pairs(NamedTuple):
    """Positions in the signature frame, `left[i] < right[i]` in the order of content hashes."""

    left: Positions
    right: Positions


def _joined(parts: list[Keys]) -> Keys:
    return np.concatenate(parts) if parts else np.empty(0, np.uint64)


def decode(anchors: pl.Series) -> tuple[npt.NDArray[np.uint32], Positions]:
    """All anchors of a column one after another, and how many every article has."""
    lengths = (anchors.bin.size().fill_null(0) // 4).cast(pl.Int64).to_numpy()
    return np.frombuffer(b"".join(anchors.drop_nulls().to_list()), dtype="<u4"), lengths


def _with_anchors_of(keys: npt.NDArray[np.uint32], wanted: npt.NDArray[np.uint32]) -> Mask:
    """Which keys may be among the wanted ones: a table lookup that lets a few others through."""
    table = np.zeros(1 << _FILTER_BITS, dtype=np.bool_)
    drop = np.uint32(32 - _FILTER_BITS)
    table[wanted >> drop] = True
    return np.asarray(table[keys >> drop], dtype=np.bool_)


def _meetings(postings: Keys, focus: Mask) -> Keys:
    """Pairs of neighbours in the lists of one sorted partition, once for every list where they meet."""
    keys, owners = (postings >> _SHIFT).astype(np.uint32), (postings & _LOW).astype(np.int64)
    focused = focus[owners]
    found = []
    after = before = np.flatnonzero(focused)
    for distance in range(1, WINDOW + 1):
        after = after[after + distance < len(keys)]
        after = after[keys[after + distance] == keys[after]]
        found.append((postings[after] << _SHIFT) | (postings[after + distance] & _LOW))
        before = before[before >= distance]
        before = before[keys[before - distance] == keys[before]]
        # A focused neighbour before has met this one already, from its own place.
        alone = before[~focused[before - distance]]
        found.append((postings[alone - distance] << _SHIFT) | (postings[alone] & _LOW))
        if not len(after) and not len(before):
            break
    return _joined(found)


def _counted(pairs: Keys, counts: Positions) -> tuple[Keys, Positions]:
    """Each pair once, with its counts added up."""
    order = np.argsort(pairs)
    pairs, counts = pairs[order], counts[order]
    first = (
        np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
        if len(pairs)
        else np.empty(0, np.int64)
    )
    return pairs[first], np.add.reduceat(counts, first) if len(first) else counts


def _meeting_counts(
    keys: npt.NDArray[np.uint32], owners: npt.NDArray[np.uint32], focus: Mask
) -> tuple[Keys, Positions]:
    """How many lists every pair meets in, partition by partition of the anchor's value."""
    pairs, counts = np.empty(0, np.uint64), np.empty(0, np.int64)
    parts = max(1, -(-len(keys) // PARTITION))
    bounds = [part * (1 << 32) // parts for part in range(parts + 1)]
    for low, high in pairwise(bounds):
        inside = (keys >= low) & (keys < high) if parts > 1 else slice(None)
        postings = (keys[inside].astype(np.uint64) << _SHIFT) | owners[inside]
        postings.sort()
        met = np.sort(_meetings(postings, focus))
        if not len(met):
            continue
        first = np.flatnonzero(np.concatenate(([True], met[1:] != met[:-1])))
        times = np.diff(np.append(first, len(met)))
        pairs, counts = _counted(np.concatenate((pairs, met[first])), np.concatenate((counts, times)))
    return pairs, counts


def _least_shared(anchors: Positions) -> npt.NDArray[np.float64]:
    """How many anchors a pair must share whose shorter text has so many."""
    spread = np.sqrt(EXPECTED_SHARE * (1 - EXPECTED_SHARE) * anchors)
    least: npt.NDArray[np.float64] = EXPECTED_SHARE * anchors - DEVIATIONS * spread
    return np.asarray(np.maximum(least, LEAST_SHARE * anchors))


def candidates(signatures: pl.DataFrame, focus: pl.Series | None = None) -> Pairs:
    """Pairs that share enough anchors to be worth measuring.

    Args:
        signatures: article_id, content_hash, anchors; one article a content hash.
        focus: a mask over `signatures`; pairs without a focused article are left out. None takes all pairs.
            With a small focus the cost is that of one pass over the anchors of the others.

    Returns:
        Positions in `signatures`. The pairs among any articles are the same whatever the focus, as long as
        one of them is in it.
    """
    count = len(signatures)
    order = signatures["content_hash"].arg_sort()
    mask = np.ones(count, np.bool_) if focus is None else focus.to_numpy()
    keys, lengths = decode(signatures["anchors"])
    rank = np.empty(count, np.uint32)
    rank[order.to_numpy()] = np.arange(count, dtype=np.uint32)
    owners = np.repeat(rank, lengths)
    if focus is not None and not mask.all():
        kept = _with_anchors_of(keys, keys[np.repeat(mask, lengths)])
        keys, owners = keys[kept], owners[kept]
    by_rank = order.to_numpy()
    pairs, shared = _meeting_counts(keys, owners, mask[by_rank])
    left, right = by_rank[(pairs >> _SHIFT).astype(np.int64)], by_rank[(pairs & _LOW).astype(np.int64)]
    enough = shared >= _least_shared(np.minimum(lengths[left], lengths[right]))
    return Pairs(left[enough].astype(np.int64), right[enough].astype(np.int64))


class Shifts(NamedTuple):
    """Pairs that met in some list and do not meet there any more, and pairs the other way round."""

    apart: Pairs
    together: Pairs


def _crossings(keys: npt.NDArray[np.uint32], owners: Positions, old: Mask, new: Mask) -> Pairs:
    """Pairs, in all lists given, within the window among the `old` members and beyond it among the `new`
    ones.

    Only members of both count. A list that takes in n members parts only pairs that stood more than the
    window less n apart, so few distances are looked at.
    """
    if not (new & ~old).any():  # in no list long enough does anything change
        return Pairs(np.empty(0, np.int64), np.empty(0, np.int64))
    places = np.cumsum(new)
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    gained = np.add.reduceat((new & ~old).astype(np.int64), first)
    gains = np.repeat(gained, np.diff(np.append(first, len(keys))))
    keys, owners, places, gains, stays = keys[old], owners[old], places[old], gains[old], new[old]
    left, right = [], []
    for distance in range(WINDOW, max(0, WINDOW - int(gains.max(initial=0))), -1):
        at = np.flatnonzero(gains[: max(0, len(keys) - distance)] > WINDOW - distance)
        to = at + distance
        parted = (keys[at] == keys[to]) & stays[at] & stays[to] & (places[to] - places[at] > WINDOW)
        left.append(owners[at[parted]])
        right.append(owners[to[parted]])
    none = [np.empty(0, np.int64)]
    return Pairs(np.concatenate(left or none), np.concatenate(right or none))


def shifts(signatures: pl.DataFrame) -> Shifts:
    """Which pairs the articles that come and go push apart or bring together.

    Args:
        signatures: content_hash, anchors; stood (the article was in its lists before), stands (it is there
        now).

    Returns:
        Positions in `signatures`; a pair that a list pushed apart may still meet in others.
    """
    stood, stands = signatures["stood"].to_numpy(), signatures["stands"].to_numpy()
    none = Pairs(np.empty(0, np.int64), np.empty(0, np.int64))
    if not stood.any():
        return Shifts(none, none)
    by_rank = signatures["content_hash"].arg_sort().to_numpy().astype(np.int64)
    rank = np.empty(len(by_rank), np.uint32)
    rank[by_rank] = np.arange(len(by_rank), dtype=np.uint32)
    keys, lengths = decode(signatures["anchors"])
    kept = _with_anchors_of(keys, keys[np.repeat(stood != stands, lengths)])
    postings = (keys[kept].astype(np.uint64) << _SHIFT) | np.repeat(rank, lengths)[kept]
    postings.sort()
    if not len(postings):
        return Shifts(none, none)
    keys = (postings >> _SHIFT).astype(np.uint32)
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    sizes = np.diff(np.append(first, len(keys)))
    long = np.repeat(sizes > WINDOW, sizes)
    keys, owners = keys[long], by_rank[(postings[long] & _LOW).astype(np.int64)]
    old, new = stood[owners], stands[owners]
    return Shifts(_crossings(keys, owners, old, new), _crossings(keys, owners, new, old))
