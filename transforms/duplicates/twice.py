"""Which of many texts may hold a passage twice, told for all of them at once.

Few texts do, and to look for the passages of one text (`repeats`) costs many times its share of this.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from transforms.duplicates.repeats import LEAST_WORDS, MARKS
from transforms.duplicates.shingles import Words, hash_spans

# Texts taken together at most; their number stands above the hash of a run, in one number of 64 bits.
_OWNER_BITS = 20
_HASH_BITS = np.uint64(64 - _OWNER_BITS)
# Characters taken together, about: what is made of so few stays in the memory that a processor has for itself.
_AT_ONCE = 150_000
_STEP = 0xBB67AE8584CAA73B
# `said_before` ends a text with its number; the words in front of it and the number are a run as any other.
_END = "\n0\n"
_FOREIGN, _SPACE = 0xFF, 0x20


@lru_cache(maxsize=1)
def _letters() -> npt.NDArray[np.uint8]:
    """Code points to the letters that `repeats` compares: small letters, digits and the underscore of ASCII as they
    are, its other signs and `MARKS` a space. What lies beyond is foreign, as the last code point is, which stands for
    all above it."""
    letters = np.full(max(map(ord, MARKS)) + 2, _FOREIGN, np.uint8)
    letters[:0x80] = _SPACE
    for code in range(0x80):
        if chr(code).isalnum() or chr(code) == "_":
            letters[code] = ord(chr(code).lower())
    for mark in MARKS:
        letters[ord(mark)] = _SPACE
    return letters


def _runs(hashes: Words) -> Words:
    """A number for every run of LEAST_WORDS words: equal ones for equal runs, and hardly ever for others."""
    wide: dict[int, Words] = {1: hashes}
    size = 1
    while 2 * size <= LEAST_WORDS:
        wide[2 * size] = _joined(wide[size], wide[size], size, size)
        size *= 2
    runs, width = wide[size], size
    for size in sorted(wide, reverse=True):
        if width + size <= LEAST_WORDS:
            runs, width = _joined(runs, wide[size], width, size), width + size
    return runs


def _joined(runs: Words, behind: Words, width: int, size: int) -> Words:
    """The runs of so many words and of `size` words more."""
    count = max(0, len(behind) - width)
    joined: Words = runs[:count] * np.uint64(pow(_STEP, size, 1 << 64)) + behind[width:]
    return joined


def may_repeat(texts: Sequence[str]) -> list[bool]:
    """False for a text in which `said_before`, asked about it alone, would find no passage twice; nearly always True
    for the others. Those with letters beyond ASCII are not looked at, and True. Linear in the texts' length."""
    may: list[bool] = []
    first, size = 0, 0
    for number, text in enumerate(texts):
        size += len(text)
        if size >= _AT_ONCE or number + 1 - first == 1 << _OWNER_BITS or number + 1 == len(texts):
            may += _may_repeat(texts[first : number + 1])
            first, size = number + 1, 0
    return may


def _may_repeat(texts: Sequence[str]) -> list[bool]:
    joined = _END.join((*texts, ""))
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    letters = _letters().take(codes, mode="clip")
    ends = np.cumsum([len(text) + len(_END) for text in texts])
    may = np.zeros(len(texts), np.bool_)
    if not joined.isascii():
        may[np.searchsorted(ends, np.flatnonzero(letters == _FOREIGN), "right")] = True
    inside = np.zeros(len(letters) + 1, np.bool_)
    np.not_equal(letters, _SPACE, out=inside[1:])
    edges = np.flatnonzero(
        inside[1:] != inside[:-1]
    )  # every text ends with a space, so that every word ends, too
    starts, lasts = edges[0::2], edges[1::2]
    runs = _runs(hash_spans(letters.tobytes(), starts, lasts - starts))
    words = np.searchsorted(starts, np.concatenate(([0], ends)))
    owners = np.repeat(np.arange(len(texts), dtype=np.uint64), np.diff(words))
    whole = owners[: len(runs)] == owners[LEAST_WORDS - 1 :]
    keys = ((owners[: len(runs)] << _HASH_BITS) | (runs >> np.uint64(_OWNER_BITS)))[whole]
    keys.sort()
    twice = keys[1:][keys[1:] == keys[:-1]]
    may[(twice >> _HASH_BITS).astype(np.int64)] = True
    return may.tolist()
