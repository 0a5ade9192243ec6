"""What another text may share at most with a text that is not read again.

A text's sketch has eight bits for each of its runs of three words, and every run sets one. A run of another text
that finds its bit set may be shared; one that does not is surely not. Runs that are not in the text find a bit
set one time in eight, so the count of hits is never below the number of shared runs and seldom far above.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt
import polars as pl

from transforms.duplicates.shingles import (
    SHINGLE_WORDS,
    HashedWords,
    Numbers,
    Words,
    bytes_of,
    ranges,
    shingles,
    steps,
)

# Of the runs that are not in a text an eighth seem to be; with four bits it would be a quarter.
BITS_A_RUN = 8
_HALF = np.uint64(32)


def _places(halves: Words, bits: Words) -> Numbers:
    """The place of each run, given by the upper half of its hash, in a sketch of so many bits."""
    return ((halves * bits) >> _HALF).astype(np.int64)


def sketches_of(words: HashedWords, runs: Numbers) -> list[bytes]:
    """The sketch of every text, a byte for each of its runs of three words (`runs`), repeats counted."""
    hashes, owners = shingles(words, SHINGLE_WORDS)
    ends = np.cumsum(runs)
    bits = np.zeros(int(ends[-1]) * BITS_A_RUN if len(ends) else 0, dtype=np.bool_)
    sizes = (runs * BITS_A_RUN).astype(np.uint64)
    bits[((ends - runs) * BITS_A_RUN)[owners] + _places(hashes >> _HALF, sizes[owners])] = True
    packed = np.packbits(bits, bitorder="little").tobytes()
    return [packed[low:high] for low, high in pairwise([0, *ends.tolist()])]


class Sketches:
    """The sketches of some texts; a text whose sketch is null has none."""

    def __init__(self, sketches: pl.Series) -> None:
        self.sizes: Numbers = sketches.bin.size().fill_null(0).cast(pl.Int64).to_numpy()
        self.starts: Numbers = np.cumsum(self.sizes) - self.sizes
        self.data = bytes_of(sketches)
        self.missing: npt.NDArray[np.bool_] = sketches.is_null().to_numpy()

    def least_runs(self) -> Numbers:
        """How many different runs each text has at least: bits that are set."""
        counted = np.concatenate(([0], np.cumsum(np.bitwise_count(self.data), dtype=np.int64)))
        return np.asarray(counted[self.starts + self.sizes] - counted[self.starts])

    def most_shared(self, runs: Words, edges: Numbers, asked: Numbers, of: Numbers) -> Numbers:
        """How many runs the text `asked[i]` and the one with the sketch `of[i]` may share at most.

        `runs[edges[t]:edges[t + 1]]` are the distinct runs of text t, hashes cut to their upper half in the
        lower 32 bits. A text without a sketch tells nothing: it may share all of them.
        """
        sizes = np.diff(edges)
        if not len(self.data):
            return np.asarray(sizes[asked], dtype=np.int64)
        hits = np.zeros(len(asked), dtype=np.int64)
        for part in steps(sizes[asked]):
            lengths = sizes[asked[part]]
            halves = runs[ranges(edges[asked[part]], lengths)] & np.uint64(0xFFFFFFFF)
            # A text without a sketch has no bits; one keeps the arithmetic in range, its answer is put right below.
            bits = np.maximum(self.sizes[of[part]] * BITS_A_RUN, 1).astype(np.uint64)
            places = _places(halves, np.repeat(bits, lengths))
            first = np.minimum(self.starts[of[part]], len(self.data) - 1)
            there = self.data[np.repeat(first, lengths) + (places >> 3)]
            pair = np.repeat(np.arange(len(lengths)), lengths)
            found = (there >> (places & 7).astype(np.uint8)) & np.uint8(1)
            counted = np.bincount(pair[found == 1], minlength=len(lengths))
            hits[part] = np.where(self.sizes[of[part]] == 0, lengths, counted)
        return hits
