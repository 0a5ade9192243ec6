"""A text glued below another one with nothing above it: no headline, byline or dateline.

The words decide alone, so much is asked of them: neither text has a name of the other's, they share next to no words,
and the paragraphs on both sides of the seam belong to their own sides. A feature that goes from place to place has new
names in every paragraph, but each is as far from those on one side as from those on the other. Less is asked where the
page itself parts the two: by more room than between any other paragraphs, by how much room there is, by a share bar.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from typing import NamedTuple

from transforms.segmentation import shapes, topics
from transforms.segmentation.groups import Group
from transforms.segmentation.inline_links import has_title
from transforms.segmentation.lines import Line

MIN_PARAGRAPHS, MAX_PARAGRAPHS = 4, 120
"""Paragraphs of a text that is looked at; all are compared at every seam."""
MIN_EDGE = 250
"""Characters of the beginning and of the end of a text that are looked at first: about the fewest words asked for."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of a seam. Measured on pairs of unrelated texts and on every paragraph of whole ones: `_BARE` finds
    30 to 50 % of the seams and cuts fewer than one whole text in a hundred, `_PARTED` finds twice as many."""

    words: int
    """Words of each side."""
    names: int
    """Names of each side."""
    shared: float
    """Share of the shorter side's content words that the other may have too."""
    below: int
    """Words and names that the first paragraph below the seam must have in common with the others below."""
    above: int
    """The same of the last paragraph above."""


_BARE = _Asked(60, 3, 0.12, 2, 1)
_PARTED = _Asked(40, 2, 0.12, 1, 0)
_PARTING = frozenset(("share", "related", "comments", "legal", "read_more", "markup"))
_CAPITALISED = re.compile(r"\b[A-Z](?:[^\W\d_]{2,}|[A-Z]{1,4}\b)")
# how a paragraph begins that goes on from the one above
_GOES_ON = re.compile(
    r"[“\"‘'(]?(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]ts?|[Hh]is|[Hh]er|[Tt]heirs?|[Tt]h(?:is|at|ese|ose|en|ere|us)|But|And|Also"
    r"|Meanwhile|However|An?other|Others?|Elsewhere|Later|So|Yet|Still|Such|Both|Most|Some|All|None|Neither|Instead|Nor"
    r"|Or|Not|Only|Even|Now|Here|Similarly|Separately|In addition|As well|Finally|Last(?:ly)?|Nonetheless"
    r"|Nevertheless)\b"
)


def part(groups: list[Group], lines: Sequence[Line]) -> list[Group]:
    """The groups, those of two texts cut in two; `lines` are those of the page, with its furniture."""
    found: list[Group] = []
    for group in groups:
        place = _seam(group, lines) if len(group.lines) > MIN_PARAGRAPHS else 0
        while place:
            above = Group(group.lines[:place], evidence=group.evidence, notes=group.notes, has_body=True)
            group = Group(group.lines[place:], group.ended_by, ["other_names"], has_body=True)
            found.append(above)
            place = _seam(group, lines) if len(group.lines) > MIN_PARAGRAPHS else 0
        found.append(group)
    return found


def _seam(group: Group, lines: Sequence[Line]) -> int:
    """The index of the line of a group at which another text begins; 0 if none does."""
    places = [index for index, line in enumerate(group.lines) if line.role == "body"]
    if not MIN_PARAGRAPHS <= len(places) <= MAX_PARAGRAPHS:
        return 0
    texts = [group.lines[index].text for index in places]
    first = group.lines[0]
    title = first.text if first.role == "heading" else ""
    first_place, last_place = _window(title, texts)
    if first_place > last_place:
        return 0
    sides = _Sides(title, texts)
    best, found = 1.0, 0
    for place in range(first_place, min(last_place + 1, len(places))):
        index = places[place]
        while group.lines[index - 1].role == "caption":  # of the picture above a text
            index -= 1
        if index - 1 != places[place - 1] or not _may_begin(texts[place - 1], texts[place]):
            continue
        shared = sides.shared(place, _PARTED if _is_parted(group.lines, index, lines) else _BARE)
        if shared < best:
            best, found = shared, index
    return found


def _window(title: str, texts: list[str]) -> tuple[int, int]:
    """The first and the last paragraph that may begin another text: below the last one that has a name of the first
    paragraphs, and not below the first one that has a name of the last paragraphs. Empty for most texts, whose names
    come back to the end; looking for a few names costs next to nothing."""
    first, size = 0, len(title)
    while size < MIN_EDGE and first < len(texts):
        size += len(texts[first])
        first += 1
    last, size = len(texts), 0
    while size < MIN_EDGE and last > first:
        last -= 1
        size += len(texts[last])
    if first > last or last == len(texts):
        return 1, 0
    whole = "\n".join(texts)
    starts = list(accumulate((len(text) + 1 for text in texts[:last]), initial=0))
    top, bottom = starts[first], starts[last]
    for name in chain(topics.each_name(whole, 0, top), topics.each_name(title, 0, len(title))):
        top = max(top, whole.rfind(name))
        if top > bottom:
            return 1, 0
    for name in topics.each_name(whole, bottom, len(whole)):
        bottom = min(bottom, whole.find(name))
        if top > bottom:
            return 1, 0
    return bisect_left(starts, top), bisect_right(starts, bottom) - 1


def _may_begin(above: str, below: str) -> bool:
    """Whether a paragraph is over and the next one begins without leaning on it."""
    return (
        shapes.ends_sentence(above)
        and not above.endswith(":")
        and not shapes.starts_inside(below)
        and below[0] not in shapes.BULLETS
        and not below[0].isdigit()
        and _GOES_ON.match(below) is None
    )


def _is_parted(lines: list[Line], index: int, page: Sequence[Line]) -> bool:
    """Whether more room is above a paragraph than between any others, or between those above than between those below
    (or the other way about), or furniture that ends texts stands above it."""
    line, above = lines[index], lines[index - 1]
    if line.start - above.end > line.gap:
        between = (part for part in page if above.start < part.start < line.start)
        if any(part.kind in _PARTING and not has_title(part.text) for part in between):
            return True
    gaps_above, gaps_below = {part.gap for part in lines[1:index]}, {part.gap for part in lines[index + 1 :]}
    if max(gaps_above | gaps_below) < line.gap:
        return True
    return len(gaps_above) == len(gaps_below) == 1 and gaps_above != gaps_below


class _Sides:
    """The words and names of every paragraph, and what stands on both sides of a seam. All seams are counted in one
    pass; the words, which cost most, wait for a seam that no name crosses."""

    def __init__(self, title: str, texts: list[str]) -> None:
        self._texts = texts
        self._title = topics.title_words(title)
        self._lengths = list(accumulate((text.count(" ") + 1 for text in texts), initial=0))

    @cached_property
    def _names(self) -> list[set[str]]:
        return [topics.names_in(text) for text in self._texts]

    @cached_property
    def _capitalised(self) -> list[set[str]]:
        return [set(_CAPITALISED.findall(text)) for text in self._texts]

    @cached_property
    def _words(self) -> list[set[str]]:
        return [topics.words_in(text) for text in self._texts]

    @cached_property
    def _counted_names(self) -> _Counts:
        return _count(self._names)

    @cached_property
    def _crossing(self) -> list[int]:
        """How many names of either side the other has in any place of a sentence, by seam."""
        return _count(self._capitalised, _all(self._names)).both

    @cached_property
    def _counted_words(self) -> _Counts:
        return _count(self._words)

    def shared(self, place: int, asked: _Asked) -> float:
        """The share of words that the paragraphs from a place on have in common with those above; 1.0 where they may
        belong to one text."""
        if min(self._lengths[place], self._lengths[-1] - self._lengths[place]) < asked.words:
            return 1.0
        names = self._counted_names
        if min(names.above[place], names.below[place]) < asked.names or self._crossing[place]:
            return 1.0
        words = self._counted_words
        shared = words.both[place] / max(min(words.above[place], words.below[place]), 1)
        if shared > asked.shared:
            return 1.0
        if self._title:
            taken = topics.count(self._title, "\n".join(self._texts[place:]))
            if topics.count(self._title, "\n".join(self._texts[:place])) < 2 * taken:
                return 1.0
        if self._common(place, slice(place + 1, None)) < asked.below:
            return 1.0
        return shared if self._common(place - 1, slice(0, place - 1)) >= asked.above else 1.0

    def _common(self, place: int, others: slice) -> int:
        """Words and names that a paragraph has in common with others of its side."""
        words = self._words[place] | {name[:6].lower() for name in self._names[place]}
        rest = _all(self._words[others]) | {name[:6].lower() for name in _all(self._capitalised[others])}
        return len(words & rest)


class _Counts(NamedTuple):
    """How many different words stand above a seam, below it, and on both sides, by the place of the seam."""

    above: list[int]
    below: list[int]
    both: list[int]


def _count(paragraphs: list[set[str]], only: set[str] | None = None) -> _Counts:
    """The counts of the words of paragraphs, or of some of those words."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for place, words in enumerate(paragraphs):
        for word in words if only is None else words & only:
            first.setdefault(word, place)
            last[word] = place
    begun, ended = [0] * (len(paragraphs) + 1), [0] * (len(paragraphs) + 1)
    for place in first.values():
        begun[place + 1] += 1
    for place in last.values():
        ended[place + 1] += 1
    above = list(accumulate(begun))
    over = list(accumulate(ended))
    return _Counts(
        above,
        [len(first) - gone for gone in over],
        [had - gone for had, gone in zip(above, over, strict=True)],
    )


def _all(sets: list[set[str]]) -> set[str]:
    return set().union(*sets)
