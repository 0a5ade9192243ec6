"""Texts as numbers: hashed runs of words, for many texts at once.

The hashes are stored, so they are computed here from the bytes and never depend on a library's version.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from transforms.duplicates.normalise import fold

Words = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]

# Runs of words that similarity and containment are measured over.
SHINGLE_WORDS = 3
# Runs looked up in one step.
_AT_ONCE = 1_000_000
# Bytes of text taken together; one longer text is a batch of its own.
_BATCH = 1 << 22
# Bytes of a word that are hashed; longer ones (encoded data, mostly) are told apart by these and their
# length.
_WORD_BYTES = 64
# Odd multipliers with well spread bits (the finishing step of MurmurHash3; fractional part of the root of 3).
_MIX_1 = np.uint64(0xFF51AFD7ED558CCD)
_MIX_2 = np.uint64(0xC4CEB9FE1A85EC53)
_STEP = np.uint64(0xBB67AE8584CAA73B)
_FIRST_BYTES = np.array([(1 << (8 * count)) - 1 for count in range(9)], dtype=np.uint64)


class HashedWords(NamedTuple):
    """The words of many texts: `hashes` in reading order, `offsets[i]:offsets[i + 1]` are those of text i."""

    hashes: Words
    offsets: Numbers


def mixed(hashes: Words) -> Words:
    """Each number spread over all 64 bits; equal only for equal numbers."""
    out = hashes ^ (hashes >> np.uint64(33))
    out *= _MIX_1
    out ^= out >> np.uint64(33)
    out *= _MIX_2
    out ^= out >> np.uint64(33)
    return out


def hash_spans(folded: bytes, starts: Numbers, lengths: Numbers) -> Words:
    """The hash of every word, read eight bytes at a time."""
    padded = folded + b"\x00" * 8
    eights = np.ndarray(len(folded), dtype="<u8", buffer=padded, strides=(1,))
    first = eights[starts] & _FIRST_BYTES[np.minimum(lengths, 8)]
    hashes = mixed(first + lengths.astype(np.uint64) * _STEP)
    for read in range(8, _WORD_BYTES, 8):
        longer = np.flatnonzero(lengths > read)
        if not len(longer):
            break
        more = eights[starts[longer] + read] & _FIRST_BYTES[np.minimum(lengths[longer] - read, 8)]
        hashes[longer] = mixed(hashes[longer] * _STEP + more)
    return hashes


def hash_words(encoded: Sequence[bytes]) -> HashedWords:
    """The hashed words of every encoded text (`normalise.encode`), in order."""
    folded = fold(encoded)
    letters = np.frombuffer(folded, dtype=np.uint8)
    inside = np.zeros(len(folded) + 1, dtype=np.bool_)
    np.greater(letters, 0x20, out=inside[1:])
    # The last byte ends a text, so every word that begins also ends.
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[0::2], edges[1::2]
    offsets = np.zeros(len(encoded) + 1, dtype=np.int64)
    offsets[1:] = np.searchsorted(starts, np.flatnonzero(letters == 0))
    return HashedWords(hash_spans(folded, starts, ends - starts), offsets)


def distinct(numbers: Words) -> Words:
    """The numbers sorted, each once; sorts in place.

    numpy's own `unique` goes through a hash table, which is ten times slower on these.
    """
    numbers.sort()
    return numbers[np.concatenate(([True], numbers[1:] != numbers[:-1]))] if len(numbers) else numbers


def bytes_of(column: pl.Series) -> npt.NDArray[np.uint8]:
    """The bytes of a binary column one after another; as Arrow lays them out, without a copy of that."""
    packed = column.to_arrow()
    ends, data = packed.buffers()[1:]
    first, last = np.frombuffer(ends, np.int64)[[packed.offset, packed.offset + len(packed)]]
    return np.frombuffer(data, np.uint8)[first:last] if last > first else np.empty(0, np.uint8)


def ranges(starts: Numbers, lengths: Numbers) -> Numbers:
    """The numbers start, start + 1, ... of every range, one range after another."""
    shift = starts - (np.cumsum(lengths) - lengths)
    return np.repeat(shift, lengths) + np.arange(int(lengths.sum()))


def steps(sizes: Numbers, groups: Numbers | None = None) -> Iterator[slice]:
    """Slices of consecutive positions with about `_AT_ONCE` in all of these sizes, and of one group each."""
    total = np.cumsum(sizes) // _AT_ONCE
    step = total if groups is None else total + groups  # both only grow
    bounds = np.flatnonzero(np.concatenate(([True], step[1:] != step[:-1], [True])))
    for low, high in pairwise(bounds.tolist() if len(sizes) else []):
        yield slice(low, high)


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
    return runs[whole], owners[:count][whole]


def batches(texts: pl.Series) -> Iterator[list[str]]:
    """The texts of a column in order, about `_BATCH` bytes and at least one text at a time."""
    ends = texts.str.len_bytes().cast(pl.Int64).cum_sum().to_numpy()
    start = 0
    while start < len(ends):
        before = int(ends[start - 1]) if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, before + _BATCH, side="right")))
        yield texts[start:stop].to_list()
        start = stop
