"""Citations that a document makes twice: a teaser above its own text, a pulled quote, the address in a footnote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from transforms.duplicates import Place, said_before
from transforms.model import Citation, Segment
from transforms.rows import word_count


class Cited(NamedTuple):
    """A segment of a document with its citations; `published_on` is the day it is taken to be published on.
    `may_repeat` is False where it holds no passage twice (`duplicates.may_repeat`)."""

    part: Segment
    article_id: str
    published_on: date | None
    citations: Sequence[Citation]
    may_repeat: bool = True


def _rank(cited: Cited) -> tuple[int, date, str]:
    """The order in which duplicates are canonical: the fullest text, the earliest date, the smallest id."""
    return -word_count(cited.part.text), cited.published_on or date.max, cited.article_id


def _in_footnotes(citations: Sequence[Citation]) -> set[int]:
    """The starts of the addresses inside footnotes; citations are in the order of their starts."""
    inside, end = set(), 0
    for citation in citations:
        if citation.kind == "footnote":
            end = max(end, citation.end)
        elif citation.kind == "link" and citation.end <= end:
            inside.add(citation.start)
    return inside


def _places(citations: Sequence[Citation]) -> list[Place]:
    """Where citations may be repeats: every footnote stands for a marker of its own, in whatever words."""
    return [Place(c.kind, c.start, c.end) for c in citations if c.kind != "footnote"]


def repeated(found: Sequence[Cited]) -> list[list[bool]]:
    """Of every citation of a document's segments, whether it repeats another one.

    Of a passage that several segments hold, the one keeps its citations that would stand for the others as
    duplicates; within a segment the first place does. An address inside a footnote repeats the footnote. So where a
    segment is canonical, a citation that is left out of it is counted in another one.
    """
    ranked = [cited for cited in found if _places(cited.citations)]
    if len(ranked) > 1:
        ranked.sort(key=_rank)
    places = [_places(cited.citations) for cited in ranked]
    if len(ranked) == 1 and not ranked[0].may_repeat:
        flags = [[False] * len(places[0])]
    else:
        flags = said_before([cited.part.text for cited in ranked], places)
    of = {cited.article_id: iter(flagged) for cited, flagged in zip(ranked, flags, strict=True)}
    return [_flagged(cited.citations, of.get(cited.article_id)) for cited in found]


def _flagged(citations: Sequence[Citation], repeats: Iterator[bool] | None) -> list[bool]:
    """One flag a citation, `repeats` being those of all but the footnotes."""
    noted = _in_footnotes(citations)
    flags = []
    for citation in citations:
        again = citation.kind != "footnote" and repeats is not None and next(repeats)
        flags.append(again or (citation.kind == "link" and citation.start in noted))
    return flags
