"""The word lists that matching and discovery share, read from `data/` once a process."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_lines(name: str) -> tuple[str, ...]:
    """The lines of a data file, without comments (from `#`) and blank lines."""
    raw = files("transforms.mentions").joinpath("data", name).read_text(encoding="utf-8")
    stripped = (line.split("#", 1)[0].strip() for line in raw.split("\n"))
    return tuple(line for line in stripped if line)


@cache
def read_words(name: str) -> frozenset[str]:
    """The white-space separated words of a data file."""
    return frozenset(word for line in read_lines(name) for word in line.split())


COMMON_WORDS = read_words("common_words.txt")
GIVEN_NAMES = read_words("given_names.txt")
LOWERABLE = read_words("lowerable_words.txt")
