"""Whether two stretches of text speak of different things, told by the words and names that they share."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

MIN_WORDS = 70
"""Shorter stretches share too few words even where they belong together."""
MAX_SHARED = 0.05
"""Share of the shorter stretch's content words that the other one may have too, where it speaks of something else."""
MAX_CHARACTERS = 6000

_WORD = re.compile(r"[^\W\d_]{5,}")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]{2,}|\b[A-Z]{2,6}\b")


def changes(before: list[str], after: list[str]) -> bool:
    """Whether no name and next to no content word of one stretch occurs in the other; False where one is short."""
    left, right = "\n".join(before)[-MAX_CHARACTERS:], "\n".join(after)[:MAX_CHARACTERS]
    if min(left.count(" "), right.count(" ")) < MIN_WORDS:
        return False
    names_left, names_right = set(_NAME.findall(left)), set(_NAME.findall(right))
    if len(names_left) < 2 or len(names_right) < 2 or names_left & names_right:
        return False
    words_left, words_right = _content(left), _content(right)
    shared = words_left & words_right
    return len(shared) <= MAX_SHARED * min(len(words_left), len(words_right))


def is_about(title: str, bodies: list[str]) -> bool:
    """Whether the text below a headline takes up any of its content words or names."""
    words = {word[:6].lower() for word in re.findall(r"[^\W\d_]{4,}", title)} - _everyday()
    text = "\n".join(bodies)[:MAX_CHARACTERS].lower()
    return any(word in text for word in words)


def _content(text: str) -> set[str]:
    """The longer words of a text, cut to six letters so that endings do not tell them apart."""
    return {word[:6].lower() for word in _WORD.findall(text)} - _everyday()


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    """Words that any two texts share, cut like the others."""
    words = files("transforms.segmentation").joinpath("everyday_words.txt").read_text("utf-8").split()
    return frozenset(word[:6] for word in words)
