"""Registry matching: every alias of the registry in a text, by Aho-Corasick with character offsets.

Leftmost-longest automata lose a valid short alias under a longer one that fails the word boundary (measured: 0.24 % of
the mentions), so all overlapping matches are taken, then filtered by boundary and case, then the longest kept.
Two automata run over one text: aliases in folded lower case, and acronyms in their own case (`US` is no `us`), which
keeps two-letter aliases from matching inside every other word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

import ahocorasick_rs

from transforms.ids import content_id
from transforms.mentions.folding import fold, fold_marks, name_key
from transforms.mentions.lexicon import COMMON_WORDS, LOWERABLE
from transforms.mentions.places import listed_places
from transforms.mentions.registry import Alias, Entity, Registry
from transforms.mentions.spans import Spans

_WORD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"(?=.{2,8}$)(?=(?:.*[A-Z]){2})[A-Z][A-Za-z0-9.&/-]*$")
_PLAIN_CAPITALS = re.compile(r"[A-Z]{2,4}$")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,4}$")
_BRACKETED = re.compile(r"\[([A-Z][^\[\]\n]{0,60})\]")
# Words around an editorial bracket that a broken alias may still span.
_BRACKET_REACH = 80
# Shorter joined names stand inside ordinary words.
_SHORTEST_JOINED = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a match may name. `rank` 0 is the registry, 1 the built-in place list."""

    entity: Entity
    alias: Alias
    rank: int
    capitals: tuple[int, ...]
    exact: str | None


class Hit(NamedTuple):
    """A stretch of text that is an alias, with all readings of it that fit form and date (one or more)."""

    start: int
    end: int
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class Matcher:
    """A compiled registry; build it once a process with `build_matcher`. `recogniser` is an optional extra finder of
    (start, end, type) spans, `recogniser_name` its name in `Mention.recognizer`."""

    registry: Registry
    folded: ahocorasick_rs.AhoCorasick | None
    folded_readings: tuple[tuple[Reading, ...], ...]
    exact: ahocorasick_rs.AhoCorasick | None
    exact_readings: tuple[tuple[Reading, ...], ...]
    recogniser: Callable[[str], list[tuple[int, int, str]]] | None = None
    recogniser_name: str = ""


def is_acronym(alias: str) -> bool:
    """Whether an alias is written like an acronym (MKO, MeK, U.S.), so that its case counts."""
    return bool(_ACRONYM.match(alias)) and (alias.upper() == alias or len(alias) <= 5)


def _capitals(alias: str) -> tuple[int, ...]:
    """Offsets at which a match must be upper case: the initials of the alias's capitalised words, but for words such
    as Camp or Organization that writers also put in lower case."""
    initials = [(m.start(), m.group()) for m in _WORD.finditer(alias) if m.group()[0].isupper()]
    proper = [start for start, word in initials if word.lower() not in LOWERABLE]
    return tuple(proper or [start for start, _ in initials])


def _spellings(alias: Alias) -> list[tuple[str, bool]]:
    """(spelling, case-sensitive) of an alias: itself, and the dotted or undotted twin of an acronym."""
    text = alias.text
    if alias.case == "insensitive" or (alias.case == "auto" and not is_acronym(text)):
        return [(text, False)]
    twins = [text]
    if alias.case == "auto" and _PLAIN_CAPITALS.match(text):
        twins.append(".".join(text) + ".")
    elif alias.case == "auto" and _DOTTED.match(text):
        twins.append(text.replace(".", ""))
    return [(twin, True) for twin in twins]


class _Builder:
    def __init__(self) -> None:
        self.folded: dict[str, list[Reading]] = {}
        self.exact: dict[str, list[Reading]] = {}

    def add(self, entity: Entity, alias: Alias, rank: int) -> None:
        for text, sensitive in _spellings(alias):
            table, key = (self.exact, fold_marks(text)) if sensitive else (self.folded, fold(text))
            if not key.strip():
                continue
            capitals = () if sensitive or alias.case == "insensitive" else _capitals(text)
            readings = table.setdefault(key, [])
            same = any(r.entity.id == entity.id and r.alias == alias for r in readings)
            if same or (rank and any(r.rank < rank for r in readings)):
                continue
            reading = Reading(entity, alias, rank, capitals, key if sensitive else None)
            readings.append(reading)
            # Lost spaces are a matter of personal names and short site names; two more patterns for every alias of
            # a large registry would cost all texts their speed.
            if rank == 0 and not sensitive and entity.type in ("person", "facility"):
                for joined, initials in _joined(text):
                    self.folded.setdefault(joined, []).append(Reading(entity, alias, rank, initials, None))


def _joined(name: str) -> list[tuple[str, tuple[int, ...]]]:
    """A name as it stands when its spaces are lost ("BahmanKalbasi"), folded, with the offsets that must be capitals:
    without them "new ark" would be found in "Newark"."""
    words = name.split()
    key = fold("".join(words))
    if (
        len(words) < 2
        or len(key) < _SHORTEST_JOINED
        or not words[0][0].isupper()
        or not words[-1][:1].isalpha()
    ):
        return []
    starts = [sum(map(len, words[:i])) for i in range(len(words))]
    initials = tuple(start for start, word in zip(starts, words, strict=True) if word[0].isupper())
    if len(initials) < 2:
        # "Nadir al-Hakam": the capital after the hyphen tells
        hyphen = words[-1].find("-") + 1
        if not hyphen or not words[-1][hyphen : hyphen + 1].isupper():
            return []
        initials = (0, starts[-1] + hyphen)
    forms = [(key, initials)]
    if " " in key:
        bare = key.replace(" ", "")
        forms.append((bare, tuple(offset - key[:offset].count(" ") for offset in initials)))
    return forms


def _automaton(table: dict[str, list[Reading]]) -> ahocorasick_rs.AhoCorasick | None:
    return ahocorasick_rs.AhoCorasick(list(table), store_patterns=False) if table else None


def _frozen(lists: Iterable[list[Reading]]) -> tuple[tuple[Reading, ...], ...]:
    return tuple(tuple(readings) for readings in lists)


def build_matcher(
    registry: Registry,
    recogniser: Callable[[str], list[tuple[int, int, str]]] | None = None,
    recogniser_name: str = "",
    place_list: bool = True,
) -> Matcher:
    """Compile a registry, and unless `place_list` is False the countries and larger cities of the world behind it."""
    builder = _Builder()
    for entity in registry.entities:
        for alias in entity.spellings:
            builder.add(entity, alias, rank=0)
    if place_list:
        for name, spellings in listed_places().items():
            entity = Entity(content_id("entity", "place", name_key(name)), name, "place")
            for spelling in spellings:
                builder.add(entity, Alias(spelling), rank=1)
    return Matcher(
        registry=registry,
        folded=_automaton(builder.folded),
        folded_readings=_frozen(builder.folded.values()),
        exact=_automaton(builder.exact),
        exact_readings=_frozen(builder.exact.values()),
        recogniser=recogniser,
        recogniser_name=recogniser_name,
    )


def find_hits(text: str, matcher: Matcher, on: date | None = None) -> list[Hit]:
    """All aliases in the text that stand on word boundaries in the right case and were valid `on` that day, the
    longest kept where they overlap, sorted by start."""
    marked = fold_marks(text)
    lowered = marked.lower()
    if len(lowered) != len(marked):
        lowered = fold(text)
    hits = _matches(matcher.folded, matcher.folded_readings, lowered, text, marked, on)
    hits += _matches(matcher.exact, matcher.exact_readings, marked, text, marked, on)
    if "[" in text:
        hits += _bracketed_names(text, matcher, on)
    return longest(hits)


def _matches(
    automaton: ahocorasick_rs.AhoCorasick | None,
    table: tuple[tuple[Reading, ...], ...],
    haystack: str,
    text: str,
    marked: str,
    on: date | None,
) -> list[Hit]:
    if automaton is None:
        return []
    padded = haystack + " "
    hits = []
    for index, start, end in automaton.find_matches_as_indexes(haystack, overlapping=True):
        # padded[-1] is the space at the end, which is also a fine neighbour for a match at the very start.
        if padded[start - 1].isalnum() or padded[end].isalnum():
            continue
        readings = table[index]
        if len(readings) > 1:
            readings = tuple([r for r in readings if _fits(r, text, marked, start, end, on)])
        elif not _fits(readings[0], text, marked, start, end, on):
            continue
        if readings:
            hits.append(Hit(start, end, readings))
    return hits


def _fits(reading: Reading, text: str, marked: str, start: int, end: int, on: date | None) -> bool:
    for offset in reading.capitals:
        if not text[start + offset].isupper():
            return False
    if on is not None and not reading.alias.holds_on(on):
        return False
    return reading.exact is None or (
        marked[start:end] == reading.exact and not _shouted_word(text, start, end)
    )


def _shouted_word(text: str, start: int, end: int) -> bool:
    """Whether an acronym that is also a common word (WHO, IT) stands in a line set in capitals."""
    if text[start:end].lower() not in COMMON_WORDS or text[start:end] == "US":
        return False
    before = text[max(0, start - 12) : start].split()
    after = text[end : end + 12].split()
    words = before[-1:] + after[:1]
    return bool(words) and all(word.isupper() and len(word) > 1 for word in words)


def _bracketed_names(text: str, matcher: Matcher, on: date | None) -> list[Hit]:
    """Aliases broken by editorial brackets: "Camp [Liberty]" names Camp Liberty."""
    hits = []
    for match in _BRACKETED.finditer(text):
        left = max(0, match.start() - _BRACKET_REACH)
        window = (
            text[left : match.start()] + match.group(1) + text[match.end() : match.end() + _BRACKET_REACH]
        )
        inside = (match.start() - left, match.end() - 2 - left)
        marked, lowered = fold_marks(window), fold(window)
        found = _matches(matcher.folded, matcher.folded_readings, lowered, window, marked, on)
        for hit in found:
            crosses = hit.start < inside[0] < hit.end or hit.start < inside[1] < hit.end
            if crosses and (left == 0 or hit.start > 0):
                start = left + hit.start + (hit.start > inside[0]) + (hit.start >= inside[1])
                end = left + hit.end + 1 + (hit.end >= inside[1])
                hits.append(Hit(start, end, hit.readings))
    return hits


def longest(hits: list[Hit]) -> list[Hit]:
    """The longest of overlapping hits (the earlier of equals), sorted by start; nothing overlaps in the result."""
    hits.sort(key=itemgetter(0, 1))
    if all(one.end <= other.start for one, other in pairwise(hits)):
        return hits
    kept: list[Hit] = []
    group: list[Hit] = []
    reach = -1
    for hit in hits:
        if hit.start >= reach and group:
            kept += _settle(group)
            group = []
        group.append(hit)
        reach = max(reach, hit.end)
    return kept + _settle(group)


def _settle(group: list[Hit]) -> list[Hit]:
    if len(group) < 2:
        return group
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
