"""Registry matching: every alias of the registry in a text, by Aho-Corasick with character offsets.

Leftmost-longest automata lose a valid short alias under a longer one that fails the word boundary (measured: 0.24 % of
the mentions), so all overlapping matches are taken, then filtered by boundary and case, then the longest kept.
Aliases are looked for in the few ways in which they are written (`spellings`), capitals included: `US` is no `us`, and
an automaton of capitalised patterns passes over lower-case text quickly. Only aliases registered as insensitive, or
without any capital, need a second pass over the text in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

import ahocorasick_rs

from transforms.mentions.folding import fold, fold_marks
from transforms.mentions.registry import Alias, Entity, Registry
from transforms.mentions.resolution import Identity
from transforms.mentions.spans import Spans

BRACKETED = re.compile(r"\[([A-Z][^\[\]\n]{0,60})\]")
# Words around an editorial bracket that a broken alias may still span.
_BRACKET_REACH = 80
# An acronym that stays one in a line set in capitals.
NEVER_SHOUTED = "US"
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a match may name. `rank` 0 is the registry, 1 the built-in place list;
    `is_word` marks acronyms that are common words, too."""

    entity: Entity
    alias: Alias
    rank: int
    is_word: bool
    identity: Identity


class Hit(NamedTuple):
    """A stretch of text that is an alias, with all readings of it that fit form and date (one or more)."""

    start: int
    end: int
    readings: tuple[Reading, ...]


class Patterns(NamedTuple):
    """A compiled set of written forms: the readings of each by its number, and 1 in `plain` where a form has one
    reading that needs no further look (a large registry's readings are far apart in memory, these bytes are not)."""

    automaton: ahocorasick_rs.AhoCorasick
    readings: Mapping[int, tuple[Reading, ...]]
    plain: bytes


@dataclass(frozen=True)
class Matcher:
    """A compiled registry; build it once a process (`compiling`). `straying` has the written forms that may reach
    beyond a stretch of capitalised words, by a word of theirs with a capital; `bare` are those without one, in lower
    case. `recogniser` is an optional extra finder of (start, end, type) spans, `recogniser_name` its name in
    `Mention.recognizer`."""

    registry: Registry
    folded: Patterns | None
    cased: Patterns | None
    straying: dict[str, tuple[str, ...]]
    recogniser: Callable[[str], list[tuple[int, int, str]]] | None = None
    recogniser_name: str = ""
    bare: tuple[str, ...] = ()
    # Finds the first of `bare` in a text in lower case: together they are looked for many times faster than one by one.
    bare_search: ahocorasick_rs.AhoCorasick | None = field(default=None, compare=False, repr=False)
    # What stretches of text hold (see `remembered`), without and with a sentence that opens there.
    memory: tuple[dict[str, Any], dict[str, Any]] = field(
        default_factory=lambda: ({}, {}), compare=False, repr=False
    )


def find_hits(text: str, matcher: Matcher, on: date | None = None) -> list[Hit]:
    """All aliases in the text that stand on word boundaries in the right case and were valid `on` that day, the
    longest kept where they overlap, sorted by start."""
    hits = matches(text, matcher, on)
    if "[" in text:
        hits += bracketed_names(text, matcher, on)
    return longest(hits)


def matches(text: str, matcher: Matcher, on: date | None, in_place: bool = True) -> list[Hit]:
    """All aliases in the text on word boundaries, in the right case and valid on that day, overlapping ones too. With
    `in_place` False the text is only part of one: what depends on more (`fitting`) is left open."""
    marked = fold_marks(text)
    hits = _matched(matcher.cased, marked)
    if matcher.folded is not None:
        lowered = marked.lower()
        lowered = lowered if len(lowered) == len(marked) else fold(text)
        hits += _matched(matcher.folded, lowered)
    if in_place and hits and not all(plain for _, plain in hits):
        return [fit for hit, plain in hits if (fit := hit if plain else fitting(hit, text, on))]
    return [hit for hit, _ in hits]


def _matched(patterns: Patterns | None, haystack: str) -> list[tuple[Hit, int]]:
    """The hits of a set of patterns, and whether each is one whatever stands around it."""
    if patterns is None:
        return []
    automaton, table, plain = patterns
    padded = haystack + " "
    hits = []
    for index, start, end in automaton.find_matches_as_indexes(haystack, overlapping=True):
        # padded[-1] is the space at the end, which is also a fine neighbour for a match at the very start.
        if padded[start - 1].isalnum() or padded[end].isalnum():
            continue
        hits.append((Hit(start, end, table[index]), plain[index]))
    return hits


def fitting(hit: Hit, text: str, on: date | None) -> Hit | None:
    """A hit with the readings that hold on a day, and without acronyms that are common words in a line in capitals."""
    start, end, readings = hit
    fit = [r for r in readings if r.alias.holds_on(on) and not (r.is_word and shouted(text, start, end))]
    return Hit(start, end, tuple(fit)) if fit else None


def shouted(text: str, start: int, end: int) -> bool:
    """Whether an acronym that is also a common word (WHO, IT) stands in a line set in capitals."""
    if text[start:end] == NEVER_SHOUTED:
        return False
    before = text[max(0, start - 12) : start].split()
    after = text[end : end + 12].split()
    words = before[-1:] + after[:1]
    return bool(words) and all(word.isupper() and len(word) > 1 for word in words)


def bracketed_names(text: str, matcher: Matcher, on: date | None) -> list[Hit]:
    """Aliases broken by editorial brackets: "Fort [Harrow]" names Fort Harrow."""
    hits = []
    for match in BRACKETED.finditer(text):
        left = max(0, match.start() - _BRACKET_REACH)
        window = (
            text[left : match.start()] + match.group(1) + text[match.end() : match.end() + _BRACKET_REACH]
        )
        inside = (match.start() - left, match.end() - 2 - left)
        for hit in matches(window, matcher, on):
            crosses = hit.start < inside[0] < hit.end or hit.start < inside[1] < hit.end
            if crosses and (left == 0 or hit.start > 0):
                start = left + hit.start + (hit.start > inside[0]) + (hit.start >= inside[1])
                end = left + hit.end + 1 + (hit.end >= inside[1])
                hits.append(Hit(start, end, hit.readings))
    return hits


def longest(hits: list[Hit]) -> list[Hit]:
    """The longest of overlapping hits (the earlier of equals), sorted by start; nothing overlaps in the result."""
    hits.sort(key=itemgetter(0, 1))
    kept: list[Hit] = []
    group: list[Hit] = []
    reach = -1
    for hit in hits:
        if hit[0] >= reach:
            if group:
                kept[-1:] = _settle(group)
                group = []
            kept.append(hit)
            reach = hit[1]
            continue
        group = group or [kept[-1]]
        group.append(hit)
        reach = max(reach, hit[1])
    if group:
        kept[-1:] = _settle(group)
    return kept


def _settle(group: list[Hit]) -> list[Hit]:
    taken: dict[tuple[int, int], Hit] = {}
    spans = Spans()
    for hit in sorted(group, key=lambda hit: (hit.start - hit.end, hit.start)):
        span = (hit.start, hit.end)
        if span in taken:
            taken[span] = _united(taken[span], hit)
        elif not spans.overlaps(*span):
            taken[span] = hit
            spans.add(*span)
    return [taken[span] for span in sorted(taken)]


def _united(one: Hit, other: Hit) -> Hit:
    best = min(reading.rank for reading in one.readings + other.readings)
    return Hit(one.start, one.end, tuple(r for r in one.readings + other.readings if r.rank == best))
