"""The runs of three words by which texts are measured, in a form that is short enough to be stored of every text.

A run is the upper 24 bits of its hash: of two unrelated texts of 500 words one pair in seventy seems to share a
run that it does not share; of texts as long as books the share that is wrong is a few in a thousand.

The distinct runs of a text, sorted, are written as their lower 16 bits, two little-endian bytes each; after these
comes, for each of the 256 values of the upper 8 bits, a bit set for every run that has it and a bit not set (bits
from the lowest). That makes two and an eighth bytes a run and 32 bytes a text. A text without runs has no bytes.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt
import polars as pl

from transforms.duplicates.normalise import encode
from transforms.duplicates.shingles import (
    SHINGLE_WORDS,
    HashedWords,
    Numbers,
    bytes_of,
    distinct,
    hash_words,
    shingles,
    steps,
)

BITS = 24
_LOW_BITS = 16
_VALUES = 1 << (BITS - _LOW_BITS)

Hashes = npt.NDArray[np.uint32]


def pack_runs(words: HashedWords, texts: int) -> list[bytes]:
    """The packed runs of every text."""
    hashes, owners = shingles(words, SHINGLE_WORDS)
    keyed = distinct((owners.astype(np.uint64) << np.uint64(BITS)) | (hashes >> np.uint64(64 - BITS)))
    edges = np.searchsorted(keyed, np.arange(texts + 1).astype(np.uint64) << np.uint64(BITS))
    counts = np.diff(edges)
    lows = keyed.astype("<u2").tobytes()
    sizes = np.where(counts > 0, (counts + _VALUES + 7) // 8, 0)
    ends = np.cumsum(sizes)
    bits = np.zeros(int(sizes.sum()) * 8, np.bool_)
    # Of a run that has n runs of its text and v values before it, bit n + v of that text.
    first = np.repeat((ends - sizes) * 8 - edges[:-1], counts)
    upper = (keyed.astype(np.uint32) >> np.uint32(_LOW_BITS)) & np.uint32(_VALUES - 1)
    bits[first + np.arange(len(keyed)) + upper] = True
    highs = np.packbits(bits, bitorder="little").tobytes()
    bounds = zip(pairwise((edges * 2).tolist()), pairwise([0, *ends.tolist()]), strict=True)
    return [lows[a:b] + highs[c:d] for (a, b), (c, d) in bounds]


def runs_of_texts(texts: list[str]) -> list[bytes]:
    """The packed runs of every text, from the text itself."""
    return pack_runs(hash_words([encode(text) for text in texts]), len(texts))


def _unpacked(packed: pl.Series, counts: Numbers) -> Hashes:
    split = pl.DataFrame({"packed": packed, "lows": 2 * counts})
    lows, highs = split.select(
        pl.col("packed").bin.slice(0, pl.col("lows")).alias("lows"),
        pl.col("packed").bin.slice(pl.col("lows")).alias("highs"),
    )
    places = np.flatnonzero(np.unpackbits(bytes_of(highs), bitorder="little").view(np.bool_))
    sizes = highs.bin.size().cast(pl.Int64).to_numpy()
    # The n-th run of all is the n-th bit that is set: what stands before it are runs, and bits of texts before.
    places -= np.repeat((np.cumsum(sizes) - sizes) * 8 - (np.cumsum(counts) - counts), counts)
    places -= np.arange(len(places))
    found = places.astype(np.uint32) << np.uint32(_LOW_BITS)
    found |= bytes_of(lows).view("<u2")
    return found


class RunSets:
    """The distinct runs of some texts: those of text t are `runs[edges[t]:edges[t + 1]]`, sorted."""

    def __init__(self, packed: pl.Series) -> None:
        sizes = packed.bin.size().cast(pl.Int64).to_numpy()
        self.sizes: Numbers = np.maximum(8 * sizes - _VALUES, 0) // 17
        self.edges: Numbers = np.concatenate(([0], np.cumsum(self.sizes)))
        self.runs: Hashes = np.empty(int(self.edges[-1]), np.uint32)
        for step in steps(sizes):
            found = _unpacked(packed[step], self.sizes[step])
            self.runs[self.edges[step.start] : self.edges[step.stop]] = found
