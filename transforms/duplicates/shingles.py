"""Texts as numbers: hashed runs of words, for many texts at once.

The hashes are stored, so they are computed here from the bytes and never depend on a library's version.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from transforms.duplicates.normalise import fold_together

Words = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]

# Folded bytes hashed in one step: tables and temporary arrays stay in tens of megabytes.
_PIECE = 1 << 20
# Characters of text taken together; one longer text is a batch of its own.
_BATCH = 1 << 22
# Odd multipliers with well spread bits (from the fractional parts of square roots of primes).
_BASE = np.uint64(0x6A09E667F3BCC909)
_MIX_1 = np.uint64(0xFF51AFD7ED558CCD)
_MIX_2 = np.uint64(0xC4CEB9FE1A85EC53)
_STEP = np.uint64(0xBB67AE8584CAA73B)


class HashedWords(NamedTuple):
    """The words of many texts: `hashes` in reading order, `offsets[i]:offsets[i + 1]` are those of text i."""

    hashes: Words
    offsets: Numbers


def _inverse(odd: int) -> int:
    """The multiplicative inverse of an odd number modulo 2^64."""
    return pow(odd, -1, 1 << 64)


def _powers(base: np.uint64, count: int) -> Words:
    powers = np.full(count, base, dtype=np.uint64)
    powers[0] = 1
    return np.multiply.accumulate(powers)


_POWERS = _powers(_BASE, _PIECE)
_INVERSES = _powers(np.uint64(_inverse(int(_BASE))), _PIECE)


def mixed(hashes: Words) -> Words:
    """Each number spread over all 64 bits (finishing step of MurmurHash3); equal only for equal numbers."""
    out = hashes ^ (hashes >> np.uint64(33))
    out *= _MIX_1
    out ^= out >> np.uint64(33)
    out *= _MIX_2
    out ^= out >> np.uint64(33)
    return out


def _hash_piece(piece: npt.NDArray[np.uint8]) -> tuple[Words, Numbers]:
    """(hash, start) of every word of a piece that begins and ends between words."""
    inside = np.concatenate(([False], piece > 0x20, [False]))
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[0::2], edges[1::2]
    size = len(piece)
    powers, inverses = _POWERS, _INVERSES
    if size > len(powers):
        powers, inverses = _powers(_BASE, size), _powers(np.uint64(_inverse(int(_BASE))), size)
    sums = np.zeros(size + 1, dtype=np.uint64)
    np.cumsum(piece * powers[:size], out=sums[1:])
    # The polynomial of a word's bytes, moved to the origin so that it does not depend on where the word
    # stands.
    return mixed((sums[ends] - sums[starts]) * inverses[starts]), starts


def _pieces(folded: npt.NDArray[np.uint8]) -> Iterator[tuple[int, int]]:
    """Stretches of about `_PIECE` bytes that never cut a word."""
    start, size = 0, len(folded)
    while start < size:
        end = min(start + _PIECE, size)
        if end < size:
            gaps = np.flatnonzero(folded[start:end] <= 0x20)
            if len(gaps):
                end = start + int(gaps[-1]) + 1
            else:
                later = np.flatnonzero(folded[end:] <= 0x20)
                end = end + int(later[0]) + 1 if len(later) else size
        yield start, end
        start = end


def hash_words(texts: Sequence[str]) -> HashedWords:
    """The hashed words of every text, in order."""
    folded = np.frombuffer(fold_together(texts), dtype=np.uint8)
    hashes, starts = [], []
    for start, end in _pieces(folded):
        piece_hashes, piece_starts = _hash_piece(folded[start:end])
        hashes.append(piece_hashes)
        starts.append(piece_starts + start)
    if not hashes:
        return HashedWords(np.empty(0, np.uint64), np.zeros(len(texts) + 1, np.int64))
    ends = np.flatnonzero(folded == 0)
    offsets = np.zeros(len(texts) + 1, dtype=np.int64)
    offsets[1:] = np.searchsorted(np.concatenate(starts), ends)
    return HashedWords(np.concatenate(hashes), offsets)


def shingles(words: HashedWords, width: int) -> tuple[Words, Numbers]:
    """(hash, text number) of every run of `width` words within one text, in reading order."""
    hashes, offsets = words
    count = len(hashes) - width + 1
    if count <= 0:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    runs = hashes[:count].copy()
    for step in range(1, width):
        runs *= _STEP
        runs += hashes[step : step + count]
    owners = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    whole = owners[:count] == owners[width - 1 :]
    return mixed(runs[whole]), owners[:count][whole]


def batches(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Ranges of texts of about `_BATCH` characters each, at least one text a range."""
    start = filled = 0
    for position, text in enumerate(texts):
        if filled and filled + len(text) > _BATCH:
            yield start, position
            start, filled = position, 0
        filled += len(text) + 1
    if start < len(texts):
        yield start, len(texts)
