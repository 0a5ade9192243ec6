"""Passages that one text holds twice, such as a page's teaser followed by the lead it was taken from."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from transforms.duplicates.normalise import encode, fold

# A repeated passage has at least so many words: a refrain, a motto or a title said again is shorter.
LEAST_WORDS = 12

_WORD = re.compile(r"\w+")


class Repeat(NamedTuple):
    """`text[start:end]` says again, word for word, what `text[first_start:first_end]` said before it."""

    start: int
    end: int
    first_start: int
    first_end: int


def _word(word: str) -> str | bytes:
    return word.lower() if word.isascii() else fold([encode(word)])


def _agreeing(words: list[str | bytes], earlier: int, later: int) -> int:
    """How many words are the same from both places on; the earlier stretch ends before the later one begins."""
    length, most = 0, min(len(words) - later, later - earlier)
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
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [_word(text[start:end]) for start, end in spans]
    keys = list(map(hash, zip(*(islice(words, shift, None) for shift in range(least_words)), strict=False)))
    if len(set(keys)) == len(keys):
        return []
    first_at: dict[int, int] = {}
    repeats: list[Repeat] = []
    position = noted = 0
    while position < len(keys):
        # Only stretches that end before this one are known, so a passage never repeats a part of itself.
        while noted + least_words <= position:
            first_at.setdefault(keys[noted], noted)
            noted += 1
        earlier = first_at.get(keys[position], position)
        length = _agreeing(words, earlier, position)
        if length < least_words:
            position += 1
            continue
        last = length - 1
        repeats.append(
            Repeat(spans[position][0], spans[position + last][1], spans[earlier][0], spans[earlier + last][1])
        )
        position += length
    return repeats
