"""Passages that one text holds twice, such as a page's teaser followed by the lead it was taken from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from transforms.duplicates.normalise import encode, fold

# A repeated passage has at least so many words: a refrain, a motto or a title said again is shorter.
LEAST_WORDS = 12
# This share of a repeated statement is in a repeated passage: a teaser may have cut it short.
MOST_OF_PLACE = 2 / 3
# Statements of one kind that begin before a place and may reach over it.
_OVERLAPPING = 4
# In longer texts it costs less to look for all passages than for a word of each statement.
_LONG = 100_000
# For more statements than this it costs less to look for all passages at once.
_FEW = 4
# An odd number with well spread bits.
_STEP = 0x3B67AE8584CAA73B
# Characters on either side in which words are looked at, and the letters of a word that is seldom there by chance.
_NEAR, _LONG_WORD = 60, 4


class Place(NamedTuple):
    """`text[start:end]`, and what kind of statement is made there."""

    kind: str
    start: int
    end: int


_WORD = re.compile(r"\w+")


class Repeat(NamedTuple):
    """`text[start:end]` says again, word for word, what `text[first_start:first_end]` said before it."""

    start: int
    end: int
    first_start: int
    first_end: int


# The commonest marks beyond ASCII: without them most texts are read as bytes, many times faster.
MARKS = "“”‘’–—…"
_SPACE = 0x20
_ASCII_WORDS = bytes(
    ord(chr(byte).lower()) if byte < 0x80 and (chr(byte).isalnum() or byte == ord("_")) else _SPACE
    for byte in range(256)
)


def _letters(text: str) -> bytes | None:
    """A text as small letters, digits and spaces, a byte for every character; None where it holds others."""
    if not text.isascii():
        for mark in MARKS:
            text = text.replace(mark, " ")
        if not text.isascii():
            return None
    return text.encode().translate(_ASCII_WORDS)


def _words(text: str, letters: bytes | None) -> Sequence[str | bytes]:
    """The words of a text (`_WORD`) as they are compared."""
    if letters is None:
        return [word.lower() if word.isascii() else fold([encode(word)]) for word in _WORD.findall(text)]
    return letters.split()


def _edges(text: str, letters: bytes | None) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Where the words of a text begin and end."""
    if letters is None:
        spans = [word.span() for word in _WORD.finditer(text)]
        starts, ends = np.array(spans, np.int64).reshape(-1, 2).T
        return starts, ends
    inside = np.zeros(len(letters) + 2, np.bool_)
    np.not_equal(np.frombuffer(letters, np.uint8), _SPACE, out=inside[1:-1])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[0::2], edges[1::2]


@lru_cache(maxsize=16)
def _step(width: int) -> np.int64:
    """What a run is multiplied by in front of one of so many words."""
    return np.uint64(pow(_STEP, width, 1 << 64)).astype(np.int64)


def _runs(words: Sequence[str | bytes], width: int) -> npt.NDArray[np.int64]:
    """A number for every run of so many words: equal ones for equal runs, and hardly ever for others."""
    runs, joined = np.fromiter(map(hash, words), np.int64, len(words)), 1
    while joined < width:
        # Runs of twice the width are one run and the next, or one that overlaps it.
        behind = min(joined, width - joined)
        count = max(0, len(runs) - behind)
        runs, joined = runs[:count] * _step(behind) + runs[behind : behind + count], joined + behind
    return runs


def _agreeing(words: Sequence[str | bytes], earlier: int, later: int) -> int:
    """How many words are the same from both places on; the earlier stretch ends before the later one begins."""
    length, most = 0, min(len(words) - later, later - earlier)
    if most > LEAST_WORDS and words[earlier : earlier + LEAST_WORDS] == words[later : later + LEAST_WORDS]:
        length = LEAST_WORDS
    while length < most and words[earlier + length] == words[later + length]:
        length += 1
    return length


def repeated_passages(text: str, least_words: int = LEAST_WORDS) -> list[Repeat]:
    """Passages of at least `least_words` words that stood in the text before, in reading order.

    Words are compared as copies are: case, accents, quotes and punctuation do not count. A passage is as long
    as the words agree with its first stand; passages do not overlap, and one that broke off inside a word the
    first time (as teasers do) is found up to the word before. Positions are code points. Linear in the text's
    length, and quick where nothing is repeated.
    """
    letters = _letters(text)
    words = _words(text, letters)
    keys = _runs(words, least_words)
    in_order = np.sort(keys)
    if not (in_order[1:] == in_order[:-1]).any():
        return []
    passages: list[tuple[int, int, int]] = []
    firsts: dict[int, int] = {}
    reached = 0
    for later, key in enumerate(keys.tolist()):
        earlier = firsts.setdefault(key, later)
        # Only stretches that end before this one count, so a passage never repeats a part of itself.
        if later < reached or earlier + least_words > later:
            continue
        length = _agreeing(words, earlier, later)
        if length >= least_words:
            reached = later + length
            passages.append((later, earlier, length))
    starts, ends = _edges(text, letters)
    return [
        Repeat(
            int(starts[later]),
            int(ends[later + length - 1]),
            int(starts[earlier]),
            int(ends[earlier + length - 1]),
        )
        for later, earlier, length in passages
    ]


def _elsewhere(lowered: str, start: int, end: int, words: Sequence[str]) -> bool:
    """Whether these words, of which the text holds some in start:end, stand together outside it, too.

    Short words and those with accents are not asked for.
    """
    asked = [word for word in words if len(word) >= _LONG_WORD and word.isascii()]
    if not asked:
        return True
    longest = max(asked, key=len)
    at = lowered.find(longest)
    while at >= 0:
        around = lowered[max(0, at - 2 * _NEAR) : at + 2 * _NEAR]
        if not start <= at < end and all(word in around for word in asked):
            return True
        at = lowered.find(longest, at + 1)
    return False


def _may_be_said_twice(lowered: str, middle: int) -> bool:
    """False where a text (in lower case) has no passage around this place that it holds twice.

    Of the words of such a passage, half at least stand on one side of any place in it.
    """
    half = (LEAST_WORDS - 1) // 2
    start, end = max(0, middle - _NEAR), min(len(lowered), middle + _NEAR)
    after = _WORD.findall(lowered, middle, end)[1 : half + 1]
    before = _WORD.findall(lowered, start, middle)[-half - 1 : -1]
    # So few words that near an end of the text are no half.
    return ((len(after) == half or end < len(lowered)) and _elsewhere(lowered, middle, end, after)) or (
        (len(before) == half or start > 0) and _elsewhere(lowered, start, middle, before)
    )


def _bare(text: str, place: Place, shift: int) -> Place:
    """The place without the signs around its first and last word, so many characters farther."""
    kind, start, end = place
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return Place(kind, start + shift, end + shift)


class _Stands:
    """The places of one text and the passages that it repeats."""

    def __init__(self, repeats: Sequence[Repeat], places: Sequence[Place]) -> None:
        self.repeats = repeats
        self.starts = [repeat.start for repeat in repeats]
        self.places = sorted(places)

    def repeated(self, place: Place) -> bool:
        """Whether most of a place is in a repeat, and a place of its kind is where that was first said."""
        kind, start, end = place
        middle = (start + end) // 2
        nearest = self.repeats[max(bisect_right(self.starts, middle) - 1, 0)]
        inside = min(end, nearest.end) - max(start, nearest.start)
        if start >= end or inside < MOST_OF_PLACE * (end - start):
            return False
        # Both stands hold the same words, though not always the same signs between them.
        scale = (nearest.first_end - nearest.first_start) / (nearest.end - nearest.start)
        first = nearest.first_start + (middle - nearest.start) * scale
        before = bisect_right(self.places, (kind, first, float("inf")))
        around = self.places[max(0, before - _OVERLAPPING) : before]
        return any(other.kind == kind and other.start <= first <= other.end for other in around)


def _may_be_repeats(text: str, places: Sequence[Place]) -> bool:
    """False where a text has no passage around any of these places that it holds twice."""
    lowered = text.lower() if len(text) <= _LONG else ""
    return len(lowered) != len(text) or any(
        _may_be_said_twice(lowered, (start + end) // 2) for _, start, end in places
    )


def said_before(texts: Sequence[str], places: Sequence[Sequence[Place]]) -> list[list[bool]]:
    """Of every place of every text, whether it repeats what the same text or an earlier one of the list says.

    Args:
        texts: texts of one document, the one whose words count first before the others.
        places: of each text, statements in it (code points), in any order.

    Returns:
        A list for each text: True where at least MOST_OF_PLACE of the place is in a passage that was said before
        (`repeated_passages`), and a place of the same kind was there, so that of all copies one is always False.
        Linear in the texts' length; a few searches a place where no words around it stand twice.
    """
    # A number of its own between every two texts, so that no passage runs from one into the next.
    joined = "".join(f"{text}\n{number}\n" for number, text in enumerate(texts))
    bare: list[list[Place]] = []
    shift = 0
    for number, (text, of) in enumerate(zip(texts, places, strict=True)):
        bare.append([_bare(text, place, shift) for place in of])
        shift += len(text) + len(f"\n{number}\n")
    every = [place for of in bare for place in of]
    repeats = repeated_passages(joined) if len(every) > _FEW or _may_be_repeats(joined, every) else []
    if not repeats:
        return [[False] * len(of) for of in places]
    stands = _Stands(repeats, every)
    return [[stands.repeated(place) for place in of] for of in bare]
