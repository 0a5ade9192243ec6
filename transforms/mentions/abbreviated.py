"""Regions that are shortened behind a town: "in Lodi, Calif., on Monday", "LODI, Calif. (AP) -", "Lodi, CA"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from transforms.mentions.discovery import Candidate
from transforms.mentions.known import Known, known_name
from transforms.mentions.lexicon import read_lines, token_class
from transforms.mentions.matching import Matcher, find_hits
from transforms.mentions.reading import known_names
from transforms.mentions.resolution import Identity
from transforms.mentions.signs import CODED, SHORTENED, signs_of
from transforms.mentions.spans import Spans

_REGIONS = {
    short: name for short, _, name in (line.partition(" = ") for line in read_lines("abbreviated_places.txt"))
}
# Behind such a word stands a comma, or what ends a dateline. The look-behind stands after the comma, so that the search
# can jump from comma to comma.
_SHORT = "|".join(sorted(map(re.escape, _REGIONS), key=len, reverse=True))
_SHORTENED = re.compile(rf", (?=[A-Z])(?<=[\w'’], )({_SHORT})\.(?=,| ?[(–—]| --? )")

_CODES = {
    short: name for short, _, name in (line.partition(" = ") for line in read_lines("region_codes.txt"))
}
# Letters behind a town, and what stands behind them; the name in front, up to two words of it.
_CODED = re.compile(r", (?<=[a-z], )([A-Z]{2})(?=[,.;:)\n]| \d{5}\b| [a-z(–—]|$)")
_TOWN = re.compile(r"((?:[A-Z][\w'’.-]{1,20} ){0,2})[A-Z][\w'’-]{1,20}$")
_WINDOW = 60


def with_regions(
    text: str, known: list[Known], found: list[Candidate], matcher: Matcher, on: date | None
) -> tuple[list[Known], list[Candidate]]:
    """Registered names and candidates of a text with the shortened regions among the former; both stay sorted."""
    regions = [*_regions(text, matcher, on), *_coded(text, known, matcher, on)]
    if not regions:
        return known, found
    spans = Spans([(start, end) for start, end, _ in regions])
    others = [one for one in known if not spans.overlaps(one[0], one[1])]
    return (
        sorted([*others, *regions], key=lambda one: one[0]),
        [one for one in found if not spans.overlaps(one.start, one.end)],
    )


def _regions(text: str, matcher: Matcher, on: date | None) -> Iterator[Known]:
    for match in _SHORTENED.finditer(text) if SHORTENED in signs_of(text) else ():
        name = _REGIONS[match.group(1)]
        identities = _identities(name, matcher, on)
        if identities:
            yield match.start(1), match.end(), known_name(text[match.start(1) : match.end()], identities)


def _coded(text: str, known: list[Known], matcher: Matcher, on: date | None) -> Iterator[Known]:
    """The regions that two letters behind a town name: "Lodi, CA", but no "Ann Lodi, MD"."""
    ends: set[int] | None = None
    for match in _CODED.finditer(text) if CODED in signs_of(text) else ():
        name = _CODES.get(match.group(1))
        if name is None:
            continue
        if ends is None:
            ends = {end for _, end, place in known if place.identities[0].type == "place"}
        if match.start() not in ends and not _is_unknown_town(text, match.start()):
            continue
        identities = _identities(name, matcher, on)
        if identities:
            yield *match.span(1), known_name(match.group(1), identities)


def _is_unknown_town(text: str, end: int) -> bool:
    """Whether unknown words without a given name or a title before them end here."""
    town = _TOWN.search(text, max(0, end - _WINDOW), end)
    if town is None:
        return False
    kinds = [token_class(word) for word in town.group().split()]
    return all(kind in "UPCW" for kind in kinds) and kinds[-1] in "UP"


def _identities(name: str, matcher: Matcher, on: date | None) -> tuple[Identity, ...]:
    """What the registry or the place list has under a region's name."""
    hits = [hit for hit in find_hits(name, matcher, on) if (hit.start, hit.end) == (0, len(name))]
    return next((known.identities for _, _, known in known_names(name, hits)), ())
