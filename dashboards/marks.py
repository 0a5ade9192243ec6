"""Texts with their facts marked, cut in code points, as HTML.

Offsets of the warehouse are code points, those of a browser UTF-16 units; so texts are cut here and never
in the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True)
class Mark:
    """A marked stretch: `names` are style classes, `tip` what hovering says, `anchor` an id, `href` a place
    on the page."""

    start: int
    end: int
    names: str
    tip: str = ""
    anchor: str = ""
    href: str = ""


@dataclass(frozen=True)
class Insertion:
    """Text shown at a place of another text although it does not stand there."""

    place: int
    text: str
    names: str
    tip: str = ""


def marked(
    text: str,
    marks: Iterable[Mark],
    insertions: Iterable[Insertion] = (),
    start: int = 0,
    end: int | None = None,
) -> Markup:
    """`text[start:end]` as HTML with the marks on it; marks may overlap, and everything is escaped."""
    end = len(text) if end is None else min(end, len(text))
    inside = sorted(
        (mark for mark in marks if mark.start < end and mark.end > start and mark.end > mark.start),
        key=lambda mark: (mark.start, -mark.end),
    )
    added = sorted((item for item in insertions if start <= item.place <= end), key=lambda item: item.place)
    cuts = {start, end}
    for mark in inside:
        cuts.update((max(mark.start, start), min(mark.end, end)))
    cuts.update(item.place for item in added)
    return Markup("").join(_pieces(text, sorted(cuts), inside, added))


def _pieces(text: str, cuts: list[int], marks: list[Mark], insertions: list[Insertion]) -> list[Markup]:
    parts: list[Markup] = []
    active: list[Mark] = []
    next_mark = next_insertion = 0
    for here, there in zip(cuts, [*cuts[1:], None], strict=True):
        active = [mark for mark in active if mark.end > here]
        while next_mark < len(marks) and marks[next_mark].start <= here:
            mark = marks[next_mark]
            active.append(mark)
            if mark.anchor:
                parts.append(Markup('<a id="{}"></a>').format(mark.anchor))
            next_mark += 1
        while next_insertion < len(insertions) and insertions[next_insertion].place <= here:
            item = insertions[next_insertion]
            parts.append(
                Markup('<ins class="{}" title="{}">{}</ins>').format(item.names, item.tip, item.text)
            )
            next_insertion += 1
        if there is not None:
            parts.append(_piece(text[here:there], active))
    return parts


def _piece(text: str, active: list[Mark]) -> Markup:
    if not active:
        return escape(text)
    names = " ".join(dict.fromkeys(name for mark in active for name in mark.names.split()))
    tip = "\n".join(dict.fromkeys(mark.tip for mark in active if mark.tip))
    titled = Markup(' title="{}"').format(tip) if tip else ""
    inner = Markup('<mark class="{}"{}>{}</mark>').format(names, titled, text)
    href = next((mark.href for mark in reversed(active) if mark.href), "")
    return Markup('<a class="jump" href="{}">{}</a>').format(href, inner) if href else inner


def nth_place(text: str, words: str, nth: int) -> int | None:
    """Where the words stand in the text for the nth time (from 0), or None."""
    place = -1
    for _ in range(nth + 1):
        place = text.find(words, place + 1)
        if place < 0:
            return None
    return place if words else None
