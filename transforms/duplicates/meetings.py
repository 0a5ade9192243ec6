"""How often articles meet in the lists of their anchors, in bounded memory but for the pairs themselves.

The lists are taken partition by partition of the anchor's value, and the pairs that met there are kept sorted, 12
bytes each. They are added up range by range of pairs in the end, so that nobody holds them twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
Counts = npt.NDArray[np.uint32]
Mask = npt.NDArray[np.bool_]

# Places between two articles of one list. Copies share many anchors, most of them in short lists.
WINDOW = 32
# Anchors sorted at once; above it the join runs in partitions of the anchor's value.
PARTITION = 4_000_000
# Anchors of a partition whose pairs are looked for at once: at most 32 pairs each.
_PART = 500_000
# Pairs added up at once.
_SUMMED = 1_000_000
_LOW = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(32)


class _Met(NamedTuple):
    """Pairs in their order, each once, and in how many lists it met."""

    pairs: Keys
    times: Counts


def meetings(postings: Keys, focus: Mask) -> Keys:
    """Pairs of neighbours in the lists of some sorted postings, once for every list where they meet.

    Args:
        postings: `anchor << 32 | rank` of the article that holds it.
        focus: by rank; pairs without a focused article are left out.

    Returns:
        `rank << 32 | rank`, the smaller one first, in no order.
    """
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
    return np.concatenate(found)


def _first(ordered: Keys) -> npt.NDArray[np.intp]:
    """Where each of some sorted numbers stands first."""
    if not len(ordered):
        return np.empty(0, np.intp)
    return np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))


def _parts(postings: Keys) -> Iterator[Keys]:
    """Sorted postings in parts of about `_PART`, every list whole."""
    keys = (postings >> _SHIFT).astype(np.uint32)
    ends = [int(np.searchsorted(keys, keys[at], side="right")) for at in range(_PART, len(keys), _PART)]
    for low, high in pairwise(sorted({0, *ends, len(keys)})):
        yield postings[low:high]


def _met(keys: npt.NDArray[np.uint32], owners: npt.NDArray[np.uint32], focus: Mask) -> Iterator[_Met]:
    """What meets in one part of the lists after the other."""
    partitions = max(1, -(-len(keys) // PARTITION))
    bounds = [number * (1 << 32) // partitions for number in range(partitions + 1)]
    for low, high in pairwise(bounds):
        inside = (keys >= low) & (keys < high) if partitions > 1 else slice(None)
        postings = keys[inside].astype(np.uint64)
        postings <<= _SHIFT
        postings |= owners[inside]
        postings.sort()
        for part in _parts(postings):
            met = meetings(part, focus)
            met.sort()
            first = _first(met)
            yield _Met(met[first], np.diff(first, append=len(met)).astype(np.uint32))


def _summed(some: list[_Met]) -> _Met:
    """Each pair once, with its times added up."""
    pairs = np.concatenate([one.pairs for one in some])
    order = np.argsort(pairs)
    pairs, times = pairs[order], np.concatenate([one.times for one in some])[order]
    first = _first(pairs)
    return _Met(pairs[first], np.add.reduceat(times, first) if len(first) else times)


def meeting_counts(
    keys: npt.NDArray[np.uint32], owners: npt.NDArray[np.uint32], focus: Mask
) -> Iterator[tuple[Keys, Counts]]:
    """In how many lists every pair meets, range after range of the pairs in their order.

    Args:
        keys: anchors.
        owners: of each, the rank of the article that holds it.
        focus: by rank; pairs without a focused article are left out.
    """
    found = [met for met in _met(keys, owners, focus) if len(met.pairs)]
    ranges = max(1, -(-sum(len(met.pairs) for met in found) // _SUMMED))
    bounds = np.array([len(focus) * number // ranges for number in range(ranges + 1)], np.uint64) << _SHIFT
    cuts = [np.searchsorted(met.pairs, bounds).tolist() for met in found]
    for number in range(ranges):
        some = [
            _Met(met.pairs[cut[number] : cut[number + 1]], met.times[cut[number] : cut[number + 1]])
            for met, cut in zip(found, cuts, strict=True)
        ]
        if some:
            yield _summed(some)
