"""Texts wrapped at a fixed width whose lines stand apart: a blank line after each of them, inside sentences too."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

MIN_WIDTH, MAX_WIDTH, SLACK = 44, 110, 4
"""Characters of a line of such a text, and those by which a full one may be shorter."""
MIN_GOING_ON, SAMPLE = 4, 400
"""Lines that go on below a blank line with a small letter, and lines that are looked at."""
SOFT, MIN_SOFT = "¬", 3
"""The hyphen that readers of scanned columns put where a word was parted, and how often it stands at a line's end."""
_ENDS = frozenset('.!?:…;”"’)')


def width_apart(lines: list[str]) -> int:
    """The width at which a text is wrapped whose every line has a blank one below; 0 where it is no such text.

    Most of the lines that end no sentence had no room for the next word, and half of them at least go on small.
    """
    sample = lines[:SAMPLE]
    said = [line for line in sample if line]
    if len(said) < MIN_GOING_ON + 2 or any(above and below for above, below in pairwise(sample)):
        return 0
    unended = [(above, below) for above, below in pairwise(said) if above[-1] not in _ENDS]
    small = [len(above) for above, below in unended if below[0].islower()]
    if len(small) < MIN_GOING_ON or 2 * len(small) < len(unended):
        return 0
    width = max(small)
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return 0
    full = sum(_is_full(above, below, width) for above, below in unended)
    return width if 4 * full >= 3 * len(unended) else 0


def opens_text(line: str) -> bool:
    """Whether a line begins as sentences do, and hardly ever as what goes on from the line above ("The …")."""
    return line.partition(" ")[0] in _openings()


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    return frozenset(files("transforms.cleaning").joinpath("opening_words.txt").read_text("utf-8").split())


def goes_on(line: str, following: str, width: int) -> bool:
    """Whether a line of such a text that ends no sentence goes on below the blank line."""
    if len(line) > width + SLACK:
        return False  # the headline above
    if line[-1] in '”"’)':
        return following[0].islower()
    return following[0].islower() or _is_full(line, following, width)


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line had no room in a line."""
    return width - SLACK < len(line) + 1 + len(following.partition(" ")[0]) and len(line) <= width + SLACK
