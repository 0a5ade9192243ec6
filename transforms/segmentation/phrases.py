"""The list of fixed phrases of web pages (`labels.txt`), ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

UNSURE = "?"
"""Ends a kind that only the lines around can confirm."""
ORNAMENT = " \t.…:;,!?»«›‹→←↑↓➔➜➡►▶▸▼▲▾•·|<>[](){}*+=~_—–-\"“”'‘’/\\#✓✔×✕@&"


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases by how a line is compared with them."""

    exact: dict[str, str]
    openings: dict[str, list[tuple[str, str, bool]]]
    """By their first three characters: (phrase, kind, whether it needs a short line)."""
    inline: tuple[str, ...]
    longest: dict[str, int]
    """By the first words of labels, how many words the longest of them has."""
    page_words: frozenset[str]
    filed: tuple[str, ...]
    """What tells at the foot of a post where it is filed."""


@lru_cache(maxsize=1)
def known_phrases() -> Phrases:
    """All of labels.txt; a phrase that may be a headline has a kind that ends in `UNSURE`."""
    exact: dict[str, str] = {}
    openings: dict[str, list[tuple[str, str, bool]]] = {}
    inline: list[str] = []
    page_words: set[str] = set()
    filed: list[str] = []
    for kind, form, phrase in table():
        if form in ("exact", "weak"):
            exact.setdefault(stripped(phrase), kind if form == "exact" else kind + UNSURE)
        elif form in ("opening", "short"):
            openings.setdefault(phrase[:3], []).append((phrase, kind, form == "short"))
        elif form == "word":
            page_words.add(phrase)
        elif form == "filed":
            filed.append(phrase)
        else:
            inline.append(f"{phrase}:")
    for same in openings.values():
        same.sort(key=lambda item: -len(item[0]))
    longest: dict[str, int] = {}
    for phrase in exact:
        first, *others = phrase.split()
        longest[first] = max(longest.get(first, 0), len(others) + 1)
    return Phrases(exact, openings, tuple(inline), longest, frozenset(page_words), tuple(filed))


def table() -> Iterator[tuple[str, str, str]]:
    """The rows (kind, form, phrase) of labels.txt."""
    kind = form = ""
    for line in files("transforms.segmentation").joinpath("labels.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            kind, form = line.strip("[]").split(".")
        elif line and not line.startswith("#"):
            yield from ((kind, form, phrase.strip()) for phrase in line.split(" ;") if phrase.strip())


def stripped(text: str) -> str:
    """A line in small letters without the marks at its ends."""
    return text.strip(ORNAMENT).lower()
